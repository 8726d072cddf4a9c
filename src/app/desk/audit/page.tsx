import type { Metadata } from "next";
import Link from "next/link";
import { AuditFilterForm } from "@/components/desk/audit-filter";
import { AuditTable } from "@/components/desk/audit-table";
import { DeskFrame } from "@/components/desk/desk-frame";
import { listAuditEvents, listAuditPeople, verifyAuditChain } from "@/lib/audit/queries";
import { AuditCursorSchema, type AuditFilter, AuditFilterSchema } from "@/lib/audit/schema";
import { openInstallation } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "操作记录" };

const PER_PAGE = 100;
/** The chain is walked with each look at the page as long as that takes no time. */
const MOST_WALKED = 5000;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const desk = await openInstallation("/desk/audit", "audit.read");
  const asked = await searchParams;
  const filter = AuditFilterSchema.parse(asked);
  const [{ entries, total, next }, people, whole] = await Promise.all([
    listAuditEvents({ filter, before: AuditCursorSchema.parse(asked.before), limit: PER_PAGE }),
    listAuditPeople(),
    listAuditEvents({ filter: {}, limit: 1 }),
  ]);
  const walks = whole.total <= MOST_WALKED || asked.verify !== undefined;
  const chain = walks ? await verifyAuditChain() : null;
  const [first] = entries;
  return (
    <DeskFrame
      desk={desk}
      place="audit"
      title="操作记录"
      tools={
        <a href={addressOf("/desk/audit/export.csv", filter)} className="button plain" download>
          导出 CSV
        </a>
      }
    >
      <p className="notice" role="status">
        {chain === null ? (
          <>
            共 {whole.total} 条，每条含有前一条的校验值。
            <Link href={addressOf("/desk/audit", filter, { verify: "1" })} prefetch={false}>
              核对是否被改动
            </Link>
          </>
        ) : (
          chainWords(chain)
        )}
      </p>
      <AuditFilterForm filter={filter} people={people} />
      {filter.subject !== undefined && (
        <p className="notice">只看“{first?.about || filter.subject}”的记录。</p>
      )}
      {entries.length > 0 ? (
        <section aria-label={`${total} 条记录`} className="audit-rows">
          <p className="hint">找到 {total} 条，新的在前。</p>
          <AuditTable entries={entries} />
        </section>
      ) : (
        <p className="empty">没有符合条件的记录。</p>
      )}
      <nav className="tools" aria-label="分页">
        {asked.before !== undefined && <Link href={addressOf("/desk/audit", filter)}>最新的记录</Link>}
        {next !== null && (
          <Link href={addressOf("/desk/audit", filter, { before: String(next) })} rel="next">
            更早的记录
          </Link>
        )}
      </nav>
    </DeskFrame>
  );
}

function chainWords({ rows, brokenAt }: { rows: number; brokenAt: number | null }): string {
  return brokenAt === null
    ? `共 ${rows} 条，逐条核对无误：没有记录被改动或删去。`
    : `第 ${brokenAt} 条与前后不符：记录可能被改动过，请立即与系统管理员核查。`;
}

function addressOf(path: string, filter: AuditFilter, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given);
  return query.size > 0 ? `${path}?${query}` : path;
}
