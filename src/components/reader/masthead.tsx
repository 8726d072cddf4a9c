import { Fragment } from "react";
import { issueLabel } from "@/lib/issues/rules";
import { formatDay } from "./format-day";

type MastheadIssue = {
  readonly year: number;
  readonly number: string;
  readonly totalNumber: number | null;
  readonly issueDate: string | null;
};

/** The name of a gazette as its cover bears it; a line may end only before 人民政府 or 公报. */
export function MastheadName({ name }: { name: string }) {
  const pieces = name.split(/(?=人民政府)|(?=公报$)/u);
  const lines =
    pieces.at(-1) === "公报" && pieces.length > 2
      ? [...pieces.slice(0, -2), pieces.slice(-2).join("")]
      : pieces;
  return lines.map((line, index) => (
    <Fragment key={line}>
      {index > 0 && <wbr />}
      {line}
    </Fragment>
  ));
}

/** The head of the front page: name in red, pinyin, the two rules, and the line of the issue. */
export function Masthead({
  gazette,
  issue,
}: {
  gazette: { readonly name: string; readonly masthead: string; readonly frequency: string };
  issue: MastheadIssue | null;
}) {
  return (
    <header className="masthead" data-length={Math.min(20, [...gazette.name].length)}>
      <h1>
        <MastheadName name={gazette.name} />
      </h1>
      {gazette.masthead && (
        <p className="pinyin" lang="zh-Latn-pinyin" aria-hidden="true">
          {gazette.masthead}
        </p>
      )}
      {issue && (
        <p className="issue-line">
          <a href="#contents">{issueLabel(issue)}</a>
          {issue.totalNumber !== null && <span>总第{issue.totalNumber}期</span>}
          {gazette.frequency && <span>{gazette.frequency}</span>}
          {issue.issueDate && (
            <span>
              <time dateTime={issue.issueDate}>{formatDay(issue.issueDate)}</time>出版
            </span>
          )}
        </p>
      )}
    </header>
  );
}

/** The cover of an issue, set from data: name, pinyin, rules, year and the large number, the sponsor at the foot. */
export function Cover({
  gazette,
  issue,
}: {
  gazette: { readonly name: string; readonly masthead: string; readonly sponsor: string };
  issue: MastheadIssue;
}) {
  return (
    <header className="cover" data-length={Math.min(20, [...gazette.name].length)}>
      <h1>
        <span className="cover-name">
          <MastheadName name={gazette.name} />
        </span>
        {gazette.masthead && (
          <span className="pinyin" lang="zh-Latn-pinyin" aria-hidden="true">
            {gazette.masthead}
          </span>
        )}
        <span className="visually-hidden">{` ${issueLabel(issue)}`}</span>
      </h1>
      <p className="cover-line">
        <span aria-hidden="true">{issueLabel(issue)}</span>
        {issue.totalNumber !== null && <span>总第{issue.totalNumber}期</span>}
      </p>
      <p className="cover-number" aria-hidden="true">
        <span>{issue.year}</span>
        <b data-wide={issue.number.length > 2 ? "" : undefined}>{issue.number.replace(/^[a-z]/u, "")}</b>
      </p>
      {gazette.sponsor && <p className="cover-sponsor">{gazette.sponsor}</p>}
    </header>
  );
}
