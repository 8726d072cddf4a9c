import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { DocumentTable } from "@/components/desk/document-table";
import { EmptyNote } from "@/components/desk/empty-note";
import { listWaitingDocuments } from "@/lib/documents/desk/queries";
import { mayDocuments } from "@/lib/documents/policy";
import { openGazette } from "../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "来稿" };

export default async function WaitingPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const desk = await openGazette(slug, `/desk/gazettes/${slug}/documents`);
  const documents = await listWaitingDocuments(desk.gazette.id);
  const mayEdit = mayDocuments(desk.actor, "edit", desk.gazette.id);
  const newDocument = `/desk/documents/new?gazette=${slug}`;
  return (
    <DeskFrame
      desk={desk}
      place="waiting"
      title="来稿"
      lead={desk.gazette.name}
      tools={
        mayEdit &&
        documents.length > 0 && (
          <Link href={newDocument} className="button plain">
            新建文件
          </Link>
        )
      }
    >
      {documents.length > 0 ? (
        <DocumentTable documents={documents} />
      ) : (
        <EmptyNote text="没有等待编入的文件。" href={newDocument} step="新建文件" />
      )}
    </DeskFrame>
  );
}
