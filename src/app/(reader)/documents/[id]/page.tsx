import type { Metadata } from "next";
import { DocumentArticle } from "@/components/document/document-article";
import { PageFrame } from "@/components/reader/page-frame";
import { publicOrigin } from "@/components/reader/public-origin";
import { contentToText } from "@/lib/content/to-text";
import { loadDocumentAt } from "./load-document";

export const dynamicParams = true;
export function generateStaticParams() {
  return [];
}

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { fields, gazette, publicId, parts } = await loadDocumentAt(await params);
  const text = parts[0] ? contentToText(parts[0].content).replace(/\s+/gu, "").slice(0, 110) : "";
  return {
    title: `${fields.title} - ${gazette.name}`,
    description: [fields.number, text].filter(Boolean).join("　") || undefined,
    alternates: {
      canonical: `/documents/${publicId}`,
      types: {
        "application/atom+xml": [{ url: `/${gazette.slug}/feed.xml`, title: gazette.name }],
        ...(parts.length > 0 && {
          "application/pdf": `/documents/${publicId}.pdf`,
          "application/json": `/documents/${publicId}.json`,
        }),
      },
    },
  };
}

export default async function DocumentPage({ params }: Props) {
  const document = await loadDocumentAt(await params);
  return (
    <PageFrame gazette={document.gazette}>
      <DocumentArticle document={document} origin={publicOrigin()} />
    </PageFrame>
  );
}
