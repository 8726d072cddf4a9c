import type { Account } from "@/lib/importing/account";
import { LEFT_OUT_REASONS, LeftOutReasonSchema } from "@/lib/importing/reasons";
import type { ImportedFile } from "@/lib/importing/schema";

/** What was understood of a file beside its documents: facts of the issue, doubts, and what was left out. */
export function ImportSummary({
  file: { issue, warnings, leftOut },
  account,
}: {
  file: ImportedFile;
  account: Account;
}) {
  const facts = [
    ["公报", issue.publication],
    ["年份", issue.year],
    ["期号", issue.number],
    ["总期号", issue.totalNumber],
    ["出版日期", issue.publishedOn],
    ["刊期", issue.frequency],
    ["主管主办", issue.sponsor],
    ["出版", issue.publisher],
  ] as const;
  return (
    <div className="blocks">
      <section>
        <h2>期刊信息</h2>
        {facts.some(([, value]) => value !== null) ? (
          <dl className="facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value ?? "文件中没有写明"}</dd>
              </div>
            ))}
          </dl>
        ) : (
          <p>文件中没有公报名称、年份和期号，可作为来稿录入。</p>
        )}
      </section>
      {warnings.length > 0 && (
        <section>
          <h2>请留意，{warnings.length} 处</h2>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col" className="figure">
                  行
                </th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {numbered(warnings).map(({ n, line, message }) => (
                <tr key={n}>
                  <td className="figure">{line ?? "—"}</td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section>
        <h2>字数核对</h2>
        <p>
          读入 {account.read} 字，收入文件信息 {account.inFields} 字、正文 {account.inContent} 字，未收入{" "}
          {account.leftOut} 字。
        </p>
        <LeftOutList leftOut={leftOut} byReason={account.byReason} />
      </section>
    </div>
  );
}

/** What stands in no document, by reason, each with its lines. */
function LeftOutList({
  leftOut,
  byReason,
}: {
  leftOut: ImportedFile["leftOut"];
  byReason: Account["byReason"];
}) {
  const reasons = LeftOutReasonSchema.options.filter((reason) => (byReason[reason] ?? 0) > 0);
  return reasons.map((reason) => (
    <details key={reason} className="left-out-list">
      <summary>
        {LEFT_OUT_REASONS[reason]}，{byReason[reason]} 字
      </summary>
      <ol>
        {numbered(leftOut.filter((one) => one.reason === reason)).map(({ n, firstLine, text }) => (
          <li key={n}>
            <span className="lines-of">第 {firstLine} 行</span>
            {text}
          </li>
        ))}
      </ol>
    </details>
  ));
}

/** Rows that have nothing else to be told apart by than their place. */
function numbered<T extends object>(rows: readonly T[]): (T & { n: number })[] {
  return rows.map((row, n) => ({ ...row, n }));
}
