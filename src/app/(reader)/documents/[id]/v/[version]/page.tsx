import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocumentArticle } from "@/components/document/document-article";
import { PageFrame } from "@/components/reader/page-frame";
import { publicOrigin } from "@/components/reader/public-origin";
import { VersionNumberSchema } from "@/lib/documents/schema";
import { loadDocumentAt } from "../../load-document";

export const dynamicParams = true;
export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ id: string; version: string }> };

async function loadVersion(params: Props["params"]) {
  const { id, version } = await params;
  const number = /^[1-9]\d{0,4}$/u.test(version) ? VersionNumberSchema.safeParse(version) : null;
  if (!number?.success) notFound();
  return loadDocumentAt({ id, version: number.data });
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { fields, gazette, publicId, version } = await loadVersion(params);
  return {
    title: `${fields.title}（第${version}版） - ${gazette.name}`,
    alternates: { canonical: `/documents/${publicId}` },
    // Search engines lead to the present version; this one is there for whoever cites it.
    robots: { index: false },
  };
}

export default async function VersionPage({ params }: Props) {
  const document = await loadVersion(params);
  return (
    <PageFrame gazette={document.gazette}>
      <DocumentArticle document={document} origin={publicOrigin()} isOldAddress />
    </PageFrame>
  );
}
