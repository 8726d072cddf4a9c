import { publicOrigin } from "@/components/reader/public-origin";
import { loadPublicGazette, loadPublicGazettes } from "@/lib/gazettes/loaders";
import { answer } from "../answer";

export const dynamic = "force-dynamic";

/** All gazettes with their published issues. */
export async function GET(): Promise<Response> {
  return answer(async () => {
    const origin = publicOrigin();
    const links = await loadPublicGazettes();
    const gazettes = await Promise.all(links.map((link) => loadPublicGazette(link.slug)));
    return {
      gazettes: gazettes.flatMap((gazette) => {
        if (!gazette) return [];
        const { issues, ...fields } = gazette;
        const url = `${origin}/${gazette.slug}`;
        return {
          ...fields,
          url,
          feed: `${url}/feed.xml`,
          issues: issues.map((issue) => ({ ...issue, url: `${url}/${issue.year}/${issue.number}` })),
        };
      }),
    };
  });
}
