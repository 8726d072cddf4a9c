import Link from "next/link";
import type { AuditEntry } from "@/lib/audit/queries";
import { formatInstant } from "@/lib/core/clock";
import { AuditSentence } from "./audit-sentence";

/** The record as rows, newest first. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col" className="figure">
            序号
          </th>
          <th scope="col">时间</th>
          <th scope="col">人员</th>
          <th scope="col">操作</th>
          <th scope="col" className="optional">
            对象的记录
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.sequence}>
            <td className="figure">{entry.sequence}</td>
            <td className="date">{formatInstant(entry.at)}</td>
            <td>{entry.actorName}</td>
            <td>
              <AuditSentence entry={entry} />
            </td>
            <td className="optional nowrap">
              {entry.subject !== "" && (
                <Link
                  href={`/desk/audit?subject=${encodeURIComponent(entry.subject)}`}
                  aria-label={`${entry.about} 的全部记录`}
                >
                  全部
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
