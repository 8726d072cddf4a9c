import type { PublicDocument } from "@/lib/documents/queries";
import type { DocumentPart } from "@/lib/documents/schema";
import { formatDay } from "../reader/format-day";
import { DocumentFields } from "./document-fields";
import { DocumentFiles } from "./document-files";
import { DocumentNotices } from "./document-notices";
import { DocumentOutline, outlineLinks } from "./document-outline";
import { DocumentAttachments, DocumentBody } from "./document-parts";
import { DocumentVersions } from "./document-versions";
import { TitleText } from "./title-text";

/** A public document as its page shows it: fields, text as printed, and what belongs to it. */
export function DocumentArticle({
  document,
  origin,
  isOldAddress = false,
  preview = null,
}: {
  document: PublicDocument;
  /** For the permanent address, which also stands on a printout. */
  origin: string;
  /** Whether the page is that of one numbered version. */
  isOldAddress?: boolean;
  /** For a preview at the desk: the address below which the desk keeps the document's pictures and PDF. */
  preview?: string | null;
}) {
  const { fields, parts, printedIn, publicId } = document;
  const address = `/documents/${publicId}`;
  const base = preview ?? address;
  const links = outlineLinks(parts);
  const firstPage = printedIn?.firstPage ?? null;
  return (
    <article className={links.length > 0 ? "document with-outline" : "document"}>
      {fields.number && (
        <p className="sticky-number" aria-hidden="true">
          {fields.number}
        </p>
      )}
      <header className="document-head">
        <DocumentNotices document={document} isOldAddress={isOldAddress} />
        {firstPage !== null && !hasPageMark(parts, firstPage) && <span id={`p${firstPage}`} />}
        <h1 className="document-title">
          <TitleText>{fields.title}</TitleText>
        </h1>
        {fields.numberText && <p className="document-number">{fields.numberText}</p>}
        <DocumentFields document={document} />
      </header>
      {links.length > 0 && <DocumentOutline links={links} />}
      <div className="document-flow">
        {parts.length > 0 && (
          <>
            {fields.addressee && <p className="addressee">{withColon(fields.addressee)}</p>}
            <DocumentBody parts={parts} pictures={`${base}/pictures`} />
            <Closing document={document} />
            <DocumentAttachments parts={parts} pictures={`${base}/pictures`} />
            <DocumentFiles files={document.attachments} address={`${base}/files`} />
          </>
        )}
        <DocumentVersions document={document} isPreview={preview !== null} />
        <footer className="document-foot">
          {parts.length > 0 && (
            <p className="files">
              {!document.withdrawn && (
                <a href={preview ? `${preview}/preview.pdf` : `${address}.pdf`}>下载 PDF</a>
              )}
              {!preview && <a href={`${address}.json`}>数据 JSON</a>}
            </p>
          )}
          <p className="permanent">
            永久网址：
            {preview ? `${origin}${address}` : <a href={address}>{`${origin}${address}`}</a>}
          </p>
        </footer>
        <Neighbours document={document} />
      </div>
    </article>
  );
}

/** 落款、成文日期、附注 and the consultation unit, as they stand under the body. */
function Closing({ document: { fields } }: { document: PublicDocument }) {
  const { signatories, writtenOn, writtenOnText, publicity, consultUnit, consultPhone } = fields;
  const date = writtenOnText ?? (writtenOn && formatDay(writtenOn));
  return (
    <>
      {(signatories.length > 0 || date) && (
        <div className="closing">
          {signatories.map((name) => (
            <p key={name}>{name}</p>
          ))}
          {date && <p>{writtenOn ? <time dateTime={writtenOn}>{date}</time> : date}</p>}
        </div>
      )}
      {publicity && <p className="publicity">（{publicity}）</p>}
      {(consultUnit || consultPhone) && (
        <dl className="consult">
          {consultUnit && (
            <div>
              <dt>咨询单位</dt>
              <dd>{consultUnit}</dd>
            </div>
          )}
          {consultPhone && (
            <div>
              <dt>咨询电话</dt>
              <dd>
                <Phones text={consultPhone} />
              </dd>
            </div>
          )}
        </dl>
      )}
    </>
  );
}

/** Telephone numbers as links, whatever stands between them as text. */
function Phones({ text }: { text: string }) {
  return text.split(/((?:\d{3,4}[-—–]?)?\d{5,8}(?:[-—–]\d{1,5})?)/u).map((piece, index) =>
    index % 2 === 1 ? (
      <a key={piece} href={`tel:${piece.replace(/[—–]/gu, "-")}`}>
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}

function Neighbours({ document: { previous, next } }: { document: PublicDocument }) {
  if (!previous && !next) return null;
  return (
    <nav className="neighbours" aria-label="本期其他文件">
      {previous && (
        <p>
          <span>上一篇</span>{" "}
          <a rel="prev" href={`/documents/${previous.publicId}`}>
            {previous.title}
          </a>
        </p>
      )}
      {next && (
        <p>
          <span>下一篇</span>{" "}
          <a rel="next" href={`/documents/${next.publicId}`}>
            {next.title}
          </a>
        </p>
      )}
    </nav>
  );
}

function hasPageMark(parts: readonly DocumentPart[], page: number): boolean {
  return JSON.stringify(parts.map((part) => part.content)).includes(
    `{"type":"pageMark","attrs":{"page":"${page}"}}`,
  );
}

function withColon(addressee: string): string {
  return /[：:]$/u.test(addressee) ? addressee : `${addressee}：`;
}
