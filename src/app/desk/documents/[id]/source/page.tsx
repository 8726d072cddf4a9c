import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { comparisonWords, isDifferent, SourceComparison } from "@/components/desk/source-comparison";
import { getSourceReading } from "@/lib/documents/sources/queries";
import { compareWithSource } from "@/lib/documents/sources/rules";
import { LEFT_OUT_REASONS } from "@/lib/importing/reasons";
import { openDocument } from "../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "与原文对照" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ show?: string | string[] }>;
};

export default async function SourcePage({ params, searchParams }: Props) {
  const desk = await openDocument((await params).id);
  const { id, source, fields, parts, issue } = desk.document;
  if (source?.firstLine == null || source.lastLine == null) notFound();
  const read = await getSourceReading(source);
  if (!read) notFound();
  const { firstLine, lastLine } = source;
  const given = { text: read.text, leftOut: read.leftOut, firstLine, lastLine, fields, parts };
  const comparison = compareWithSource(given);
  const { rows, lost, added, isCompared } = comparison;
  const onlyDifferent = (await searchParams).show === "different";
  const shown = onlyDifferent ? rows.filter(isDifferent) : rows;
  const beside = read.leftOut.filter(
    (one) => one.beside && one.firstLine >= firstLine && one.firstLine <= lastLine,
  );
  const warnings = read.warnings.filter(({ line }) => line !== null && line >= firstLine && line <= lastLine);
  return (
    <DeskFrame
      desk={desk}
      place={issue ? "issues" : "waiting"}
      title={fields.title}
      lead={<Link href={`/desk/documents/${id}`}>编辑此文件</Link>}
    >
      <p className="notice">
        {source.fileName} 第 {firstLine} 至 {lastLine} 行。{comparisonWords({ lost, added, isCompared })}
      </p>
      {warnings.length > 0 && (
        <ul className="source-warnings" aria-label="读取时的疑问">
          {warnings.map(({ line, code, message }) => (
            <li key={`${line} ${code} ${message}`}>
              第 {line} 行：{message}
            </li>
          ))}
        </ul>
      )}
      <nav className="kinds" aria-label="显示">
        <Link href={`/desk/documents/${id}/source`} aria-current={onlyDifferent ? undefined : "page"}>
          全文
        </Link>
        <Link
          href={`/desk/documents/${id}/source?show=different`}
          aria-current={onlyDifferent ? "page" : undefined}
        >
          只看不同
        </Link>
      </nav>
      {shown.length > 0 ? (
        <SourceComparison rows={shown} />
      ) : (
        <p className="empty">没有不同之处。录入的文字与原文一字不差，空格和换行除外。</p>
      )}
      {beside.length > 0 && (
        <section className="beside">
          <h2>原件中不在正文里的文字</h2>
          <dl>
            {beside.map(({ firstLine: line, reason, text }) => (
              <div key={`${line} ${reason} ${text}`}>
                <dt>
                  第 {line} 行，{LEFT_OUT_REASONS[reason]}
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </DeskFrame>
  );
}
