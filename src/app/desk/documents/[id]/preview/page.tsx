import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { DocumentArticle } from "@/components/document/document-article";
import { PageFrame } from "@/components/reader/page-frame";
import { publicOrigin } from "@/components/reader/public-origin";
import { currentTime } from "@/lib/core/clock";
import { getPreview } from "@/lib/documents/preview/queries";
import { openDocument } from "../../../access";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await openDocument((await params).id);
  return { title: `预览：${document.fields.title}` };
}

/** The newest revision exactly as the public page would show it. */
export default async function PreviewPage({ params }: Props) {
  const { document } = await openDocument((await params).id);
  // A withdrawn document has no next version: its public page is what there is to see.
  if (document.state === "withdrawn") redirect(`/documents/${document.publicId}`);
  const base = `/desk/documents/${document.id}`;
  const preview = await getPreview({ documentId: document.id, now: currentTime() });
  return (
    <>
      <aside className="preview-bar" aria-label="预览">
        <strong>预览</strong>
        <span>第 {document.sequence} 次修订，公开后网页如下</span>
        <Link href={base}>返回文件</Link>
        <a href={`${base}/preview.pdf`}>PDF 预览</a>
      </aside>
      <PageFrame gazette={preview.gazette}>
        <DocumentArticle document={preview} origin={publicOrigin()} preview={base} />
      </PageFrame>
    </>
  );
}
