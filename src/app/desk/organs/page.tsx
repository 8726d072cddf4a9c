import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { DeskFrame } from "@/components/desk/desk-frame";
import { EmptyNote } from "@/components/desk/empty-note";
import { OrganTable } from "@/components/desk/organ-table";
import { TextField } from "@/components/ui/field";
import { listOrgans } from "@/lib/organs/queries";
import { organMatches } from "@/lib/organs/rules";
import { openInstallation } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "机关" };

const QuerySchema = z.string().trim().max(100).catch("");

export default async function OrgansPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string | string[] }>;
}) {
  const desk = await openInstallation("/desk/organs", "organ.manage");
  const query = QuerySchema.parse((await searchParams).q);
  const all = await listOrgans();
  const organs = all.filter((organ) => organMatches(organ, query));
  const tools = (
    <Link href="/desk/organs/new" className="button">
      增加机关
    </Link>
  );
  return (
    <DeskFrame desk={desk} place="organs" title="机关" tools={tools}>
      {all.length === 0 ? (
        <EmptyNote
          text="还没有机关。录入或新建文件时，发文机关会自动记在这里。"
          href="/desk/organs/new"
          step="增加机关"
        />
      ) : (
        <>
          <search>
            <form className="inline-form organ-search">
              <TextField name="q" label="名称、简称或代字" initial={query} />
              <button type="submit" className="button">
                查找
              </button>
            </form>
          </search>
          <p className="hint" role="status">
            {query === "" ? `共 ${all.length} 个` : `找到 ${organs.length} 个，共 ${all.length} 个`}
          </p>
          {organs.length > 0 && <OrganTable organs={organs} />}
        </>
      )}
    </DeskFrame>
  );
}
