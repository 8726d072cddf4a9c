import type { ContentsEntry, PublicIssue } from "@/lib/issues/queries";

/** 目录 as the printed issue has it: sections, titles, leaders, pages. A list in a list for a screen reader. */
export function IssueContents({ sections }: { sections: PublicIssue["sections"] }) {
  return (
    <section id="contents" className="toc" aria-labelledby="contents-title">
      <h2 id="contents-title">
        目<span aria-hidden="true">　</span>录
      </h2>
      {sections.map(({ name, entries }, index) => (
        <section key={entries[0]?.publicId ?? name} aria-labelledby={`section-${index + 1}`}>
          <h3 id={`section-${index + 1}`}>
            <span aria-hidden="true">【</span>
            {name}
            <span aria-hidden="true">】</span>
          </h3>
          <ol>
            {entries.map((entry) => (
              <Entry key={entry.publicId} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

function Entry({ entry: { publicId, title, number, firstPage, isWithdrawn } }: { entry: ContentsEntry }) {
  return (
    <li className={firstPage === null ? undefined : "with-page"}>
      <a href={`/documents/${publicId}`}>{title}</a>
      {number && <span className="toc-number">（{number}）</span>}
      {isWithdrawn && <span className="state-withdrawn">已撤回</span>}
      {firstPage !== null && (
        <>
          <i className="leader" aria-hidden="true" />
          <span className="toc-page">
            <span className="visually-hidden">第</span>
            {firstPage}
            <span className="visually-hidden">页</span>
          </span>
        </>
      )}
    </li>
  );
}
