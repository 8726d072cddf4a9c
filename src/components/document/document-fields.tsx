import { formatInstant } from "@/lib/core/clock";
import type { PublicDocument } from "@/lib/documents/queries";
import { issueLabel } from "@/lib/issues/rules";
import { formatDay } from "../reader/format-day";

/** The block of fields that stands above an official document. */
export function DocumentFields({ document }: { document: PublicDocument }) {
  const { fields, publishedAt, version, versions, printedIn } = document;
  return (
    <dl className="fields">
      <Field label="发文字号" className="own-number">
        {fields.number ?? fields.numberText}
      </Field>
      <Field label="发文机关">{fields.issuers.join("　")}</Field>
      <Field label="成文日期">{fields.writtenOn && formatDay(fields.writtenOn)}</Field>
      <Field label="发布时间">
        <time dateTime={publishedAt}>{formatInstant(publishedAt)}</time>
      </Field>
      <Field label="文种">{fields.genre}</Field>
      <Field label="公开版本">
        {versions.length > 1 ? (
          <a href="#versions">{`第${version}版，共${versions.length}版`}</a>
        ) : (
          `第${version}版`
        )}
      </Field>
      {printedIn && (
        <Field label="刊登">
          <a href={`/${printedIn.gazette}/${printedIn.year}/${printedIn.number}`}>
            {document.gazette.slug === printedIn.gazette && `${document.gazette.name} `}
            {issueLabel(printedIn)}
          </a>
          {` ${[printedIn.section, pagesOf(printedIn)].filter(Boolean).join("，")}`}
        </Field>
      )}
    </dl>
  );
}

function Field({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: React.ReactNode;
}) {
  if (children === null || children === "") return null;
  return (
    <div className={className}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function pagesOf({ firstPage, lastPage }: { firstPage: number | null; lastPage: number | null }): string {
  if (firstPage === null) return "";
  return lastPage === null || lastPage === firstPage ? `第${firstPage}页` : `第${firstPage}—${lastPage}页`;
}
