import type { Arrangement } from "@/lib/issues/contents/rules";
import type { IssuePages } from "@/lib/issues/printed/queries";
import type { BoardDocument } from "./board-types";

/** The table of contents as it will be printed: sections, titles with their numbers, leaders, pages. */
export function BoardContents({
  arrangement,
  documents,
  pages,
}: {
  arrangement: Arrangement;
  documents: ReadonlyMap<string, BoardDocument>;
  pages: IssuePages | null;
}) {
  return (
    <details className="board-contents">
      <summary>目录，付印的样子</summary>
      {arrangement
        .filter((one) => one.documents.length > 0)
        .map((one) => (
          <section key={one.section}>
            <h4>【{one.section}】</h4>
            <ol>
              {one.documents.flatMap((id) => {
                const document = documents.get(id);
                if (!document) return [];
                return (
                  <li key={id}>
                    <span className="board-contents-title">
                      {document.title}
                      {document.number && `（${document.number}）`}
                    </span>
                    <span className="board-leader" aria-hidden="true" />
                    <span>{pages?.documents[id]?.[0] ?? "—"}</span>
                  </li>
                );
              })}
            </ol>
          </section>
        ))}
    </details>
  );
}
