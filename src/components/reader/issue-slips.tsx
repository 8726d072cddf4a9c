import type { IssueLink } from "@/lib/gazettes/queries";
import { issueLabel } from "@/lib/issues/rules";
import { archiveYears, type Slip } from "./archive-years";

type Current = { readonly year: number; readonly number: string } | null;

/** Years as rows, issues as upright slips, the missing ones as empty places. */
export function IssueSlips({
  slug,
  issues,
  current = null,
  headingLevel: Heading,
}: {
  slug: string;
  issues: readonly IssueLink[];
  current?: Current;
  headingLevel: "h2" | "h3";
}) {
  return archiveYears(issues).map(({ year, slips }) => (
    <section key={year} className="year-row" aria-labelledby={`y${year}`}>
      <Heading id={`y${year}`}>{year}</Heading>
      {slips.length === 0 ? (
        <p className="no-issue">本年各期尚未录入</p>
      ) : (
        <ul>
          {slips.map((slip) => (
            <SlipItem
              key={slip.kind === "issue" ? slip.issue.number : `missing-${slip.number}`}
              slug={slug}
              year={year}
              slip={slip}
              current={current}
            />
          ))}
        </ul>
      )}
    </section>
  ));
}

function SlipItem({
  slug,
  year,
  slip,
  current,
}: {
  slug: string;
  year: number;
  slip: Slip;
  current: Current;
}) {
  if (slip.kind === "missing") {
    return (
      <li className="slip missing">
        <span className="visually-hidden">{`${issueLabel({ year, number: slip.number })}尚未录入`}</span>
        <b aria-hidden="true">{slip.number}</b>
        <small aria-hidden="true">缺</small>
      </li>
    );
  }
  const { number, totalNumber, documents } = slip.issue;
  const isCurrent = current?.year === year && current.number === number;
  const isSpecial = !/^\d/u.test(number);
  return (
    <li className="slip">
      <a href={`/${slug}/${year}/${number}`} aria-current={isCurrent ? "true" : undefined}>
        <span className="visually-hidden">{isSpecial ? `${year}年` : `${year}年第`}</span>
        <b data-wide={number.length > 2 && !isSpecial ? "" : undefined}>{isSpecial ? "特" : number}</b>
        <span className="visually-hidden">{isSpecial ? `刊第${number.slice(1)}期，` : "期，"}</span>
        <small>{totalNumber === null ? `${documents} 件` : `总${totalNumber}`}</small>
      </a>
    </li>
  );
}
