import { Feed } from "feed";
import { escapeHtml } from "@/lib/content/to-html";
import type { NewestDocument } from "@/lib/documents/found/queries";
import { publicOrigin } from "./public-origin";

/** An Atom feed of documents. All its addresses are absolute, since a feed is read elsewhere. */
export function atomFeed({
  title,
  path,
  home,
  documents,
}: {
  title: string;
  /** Path of the feed itself and of the page that it stands for. */
  path: string;
  home: string;
  documents: readonly NewestDocument[];
}): Response {
  const origin = publicOrigin();
  const newest = documents[0];
  const feed = new Feed({
    id: `${origin}${path}`,
    title,
    link: `${origin}${home}`,
    language: "zh-CN",
    generator: false,
    // An empty feed has no date of its own; the epoch keeps two answers alike.
    updated: new Date(newest?.publishedAt ?? 0),
    feedLinks: { atom: `${origin}${path}` },
  });
  for (const { publicId, title: name, number, gazetteName, version, ...times } of documents) {
    const address = `${origin}/documents/${publicId}`;
    feed.addItem({
      id: address,
      link: address,
      title: feedText(name),
      date: new Date(times.publishedAt),
      published: new Date(times.firstPublishedAt),
      description: feedText(
        [number, gazetteName, version > 1 ? `第${version}版（更正）` : null].filter(Boolean).join("　"),
      ),
    });
  }
  return new Response(feed.atom1(), {
    headers: { "Content-Type": "application/atom+xml; charset=utf-8", "Cache-Control": "public, max-age=60" },
  });
}

/** The library writes texts as HTML that XML quotes: markup in a title must stay text, and XML knows no control characters. */
function feedText(text: string): string {
  return escapeHtml(text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " "));
}
