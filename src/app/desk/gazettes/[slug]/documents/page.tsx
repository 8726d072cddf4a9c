import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { DocumentFilter } from "@/components/desk/document-filter";
import { DocumentTable } from "@/components/desk/document-table";
import { EmptyNote } from "@/components/desk/empty-note";
import { findWaitingDocuments } from "@/lib/documents/waiting/queries";
import { WaitingSearchSchema } from "@/lib/documents/waiting/schema";
import { may } from "@/lib/users/policy";
import { openGazette } from "../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "来稿" };

export default async function WaitingPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { slug } = await params;
  const path = `/desk/gazettes/${slug}/documents`;
  const desk = await openGazette(slug, path, "desk.open");
  const { actor, gazette } = desk;
  const search = WaitingSearchSchema.parse(await searchParams);
  const { rows, counts } = await findWaitingDocuments({ actor, gazetteId: gazette.id, ...search });
  const mayCreate = may(actor, "document.create", gazette.id);
  const newDocument = `/desk/documents/new?gazette=${slug}`;
  const isStaff = may(actor, "document.view", gazette.id);
  const hasAny = Object.keys(counts).length > 0;
  const nothing = isStaff ? "没有等待编入的文件。" : "您的单位还没有来稿。";
  return (
    <DeskFrame
      desk={desk}
      place="waiting"
      title="来稿"
      lead={isStaff ? `${gazette.name}，尚未编入任何一期` : `${gazette.name}，本单位送交的文件`}
      tools={
        <>
          {may(actor, "import.read", null) && (
            <Link href="/desk/import" className="button plain">
              录入
            </Link>
          )}
          {mayCreate && hasAny && (
            <Link href={newDocument} className="button plain">
              新建文件
            </Link>
          )}
        </>
      }
    >
      {hasAny && <DocumentFilter path={path} search={search} counts={counts} />}
      {rows.length > 0 && <DocumentTable documents={rows} />}
      {hasAny && rows.length === 0 && <p className="empty">没有这种状态的文件。</p>}
      {!hasAny && mayCreate && <EmptyNote text={nothing} href={newDocument} step="新建文件" />}
      {!hasAny && !mayCreate && <p className="empty">{nothing}</p>}
    </DeskFrame>
  );
}
