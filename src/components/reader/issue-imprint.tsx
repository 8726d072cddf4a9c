import { formatInstant } from "@/lib/core/clock";
import type { GazetteFields } from "@/lib/gazettes/schema";
import type { PublicIssue } from "@/lib/issues/queries";
import { formatDay } from "./format-day";

/** The editorial board as of an issue; nothing where the issue names none. */
export function IssueBoard({ gazette, board }: Pick<PublicIssue, "gazette" | "board">) {
  const rows = [
    ["主任", board.director],
    ["编委", board.members],
    ["主编", board.chiefEditor],
    ["副主编", board.deputyEditor],
  ] as const;
  const shown = rows.filter(([, names]) => names.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="side-block" aria-labelledby="board-title">
      <h2 id="board-title">
        <span className="visually-hidden">{gazette.name}</span>编委会
      </h2>
      <dl className="rows">
        {shown.map(([label, names]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {names.map((name) => (
                <span key={name} className="person">
                  {name}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What every issue says of itself: effect of its texts, who gets it free. */
export function IssueNotices({ notices }: Pick<PublicIssue, "notices">) {
  if (notices.length === 0) return null;
  return (
    <section className="side-block notices" aria-labelledby="notices-title">
      <h2 id="notices-title">本刊说明</h2>
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </section>
  );
}

/** The facts of an issue and the way to its printed form. */
export function IssueFacts({ issue }: { issue: PublicIssue }) {
  const { gazette, year, number, issueDate, publishedAt, isBackIssue } = issue;
  return (
    <section className="side-block" aria-labelledby="facts-title">
      <h2 id="facts-title">本期</h2>
      <dl className="rows">
        {issueDate && (
          <div>
            <dt>{isBackIssue ? "印刷出版" : "出版日期"}</dt>
            <dd>
              <time dateTime={issueDate}>{formatDay(issueDate)}</time>
            </dd>
          </div>
        )}
        <div>
          <dt>网上发布</dt>
          <dd>
            <time dateTime={publishedAt}>{formatInstant(publishedAt)}</time>
          </dd>
        </div>
        <div>
          <dt>文件</dt>
          <dd>{issue.sections.reduce((sum, section) => sum + section.entries.length, 0)} 件</dd>
        </div>
        <div>
          <dt>整期</dt>
          <dd>
            <a href={`/${gazette.slug}/${year}/${number}.pdf`}>下载 PDF</a>
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Who answers for a gazette and how to reach the editors. */
export function Imprint({ gazette }: { gazette: GazetteFields }) {
  const { sponsor, publisher, address, postcode, phone, email } = gazette;
  return (
    <address className="imprint">
      <p>
        {sponsor && <span>{sponsor}主管主办</span>}
        {publisher && <span>{publisher}出版</span>}
      </p>
      <p>
        {address && <span>地址：{address}</span>}
        {postcode && <span>邮编：{postcode}</span>}
        {phone && (
          <span>
            电话：<a href={`tel:${phone.replace(/[—–]/gu, "-")}`}>{phone}</a>
          </span>
        )}
        {email && (
          <span>
            邮箱：<a href={`mailto:${email}`}>{email}</a>
          </span>
        )}
      </p>
    </address>
  );
}
