import { atomFeed } from "@/components/reader/atom-feed";
import { loadNewestDocuments } from "@/lib/documents/loaders";
import { loadPublicGazettes } from "@/lib/gazettes/loaders";

export const dynamic = "force-dynamic";

/** The newest documents of all gazettes. */
export async function GET(): Promise<Response> {
  const gazettes = await loadPublicGazettes();
  const documents = await loadNewestDocuments(gazettes.map((gazette) => gazette.slug));
  const title = gazettes.length === 1 && gazettes[0] ? gazettes[0].name : "政府公报";
  return atomFeed({ title, path: "/feed.xml", home: "/", documents });
}
