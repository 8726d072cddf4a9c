import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { comparisonWords, SourceComparison } from "@/components/desk/source-comparison";
import { importedFields, importedParts } from "@/lib/documents/imported/rules";
import { compareWithSource } from "@/lib/documents/sources/rules";
import { UploadAddressSchema, uploadAddress } from "@/lib/issues/uploads/schema";
import { openUpload } from "../../open-upload";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "与原文对照" };

type Props = {
  params: Promise<{ sha256: string; document: string }>;
  searchParams: Promise<{ name?: string | string[] }>;
};

/** One document of an uploaded file beside its lines, before anything is stored. */
export default async function ImportedDocumentPage({ params, searchParams }: Props) {
  const address = UploadAddressSchema.safeParse({ ...(await params), ...(await searchParams) });
  if (!address.success || address.data.document === undefined) notFound();
  const { sha256, name, document: place } = address.data;
  const { desk, fileName, read } = await openUpload(sha256, name);
  const { documents, leftOut, warnings } = read.file;
  const document = documents[place - 1];
  if (!document || document.firstLine === null || document.lastLine === null) notFound();
  const { firstLine, lastLine } = document;
  const { rows, ...found } = compareWithSource({
    text: read.text,
    leftOut,
    firstLine,
    lastLine,
    fields: importedFields(document),
    parts: importedParts(document),
  });
  const doubts = warnings.filter(({ line }) => line !== null && line >= firstLine && line <= lastLine);
  return (
    <DeskFrame
      desk={desk}
      place="import"
      title={document.title}
      lead={<Link href={uploadAddress(sha256, fileName)}>{fileName}：读出的内容</Link>}
      tools={
        <>
          {place > 1 && (
            <Link href={uploadAddress(sha256, fileName, place - 1)} className="button plain" prefetch={false}>
              上一件
            </Link>
          )}
          {place < documents.length && (
            <Link href={uploadAddress(sha256, fileName, place + 1)} className="button plain" prefetch={false}>
              下一件
            </Link>
          )}
        </>
      }
    >
      <p className="notice">
        尚未录入。第 {place} 件，共 {documents.length} 件；原文第 {firstLine} 至 {lastLine} 行。
        {comparisonWords(found)}
      </p>
      {doubts.length > 0 && (
        <ul className="source-warnings" aria-label="读取时的疑问">
          {doubts.map(({ line, code, message }) => (
            <li key={`${line} ${code} ${message}`}>
              第 {line} 行：{message}
            </li>
          ))}
        </ul>
      )}
      <SourceComparison rows={rows} />
    </DeskFrame>
  );
}
