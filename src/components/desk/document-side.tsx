import Link from "next/link";
import { formatInstant } from "@/lib/core/clock";

/** The original lines of an imported document, with their numbers in the file. */
export function SourceLines({
  documentId,
  fileName,
  firstLine,
  lines,
}: {
  documentId: string;
  fileName: string;
  firstLine: number;
  lines: readonly string[];
}) {
  const numbered = lines.map((line, index) => ({ line, n: firstLine + index }));
  return (
    <details className="source" open>
      <summary>
        原文，{fileName} 第 {firstLine} 至 {firstLine + lines.length - 1} 行
      </summary>
      <p>
        <Link href={`/desk/documents/${documentId}/source`}>与录入的文字逐字对照</Link>
      </p>
      <ol start={firstLine}>
        {numbered.map(({ line, n }) => (
          <li key={n} value={n}>
            {line}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Who saved when, each with a link to what it changed. */
export function RevisionList({
  documentId,
  revisions,
}: {
  documentId: string;
  revisions: readonly {
    readonly sequence: number;
    readonly authorName: string;
    readonly createdAt: string;
    readonly note: string;
  }[];
}) {
  return (
    <section>
      <h2>修订</h2>
      <ol className="revisions" reversed>
        {revisions.map(({ sequence, authorName, createdAt, note }) => (
          <li key={sequence} value={sequence}>
            <Link href={`/desk/documents/${documentId}/revisions/${sequence}`} className="date">
              {formatInstant(createdAt)}
            </Link>{" "}
            {authorName}
            {note && <span className="note">{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
