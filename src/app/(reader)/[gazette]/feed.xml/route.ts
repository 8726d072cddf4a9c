import { atomFeed } from "@/components/reader/atom-feed";
import { loadNewestDocuments } from "@/lib/documents/loaders";
import { loadPublicGazette } from "@/lib/gazettes/loaders";
import { SlugSchema } from "@/lib/gazettes/schema";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ gazette: string }> };

/** The newest documents of one gazette. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const slug = SlugSchema.safeParse((await params).gazette);
  const gazette = slug.success ? await loadPublicGazette(slug.data) : null;
  if (!gazette) return new Response("没有这个公报", { status: 404 });
  const documents = await loadNewestDocuments([gazette.slug]);
  return atomFeed({
    title: gazette.name,
    path: `/${gazette.slug}/feed.xml`,
    home: `/${gazette.slug}`,
    documents,
  });
}
