import { publicOrigin } from "@/components/reader/public-origin";
import { SearchRequestSchema } from "@/components/reader/search-request";
import { AppError } from "@/lib/core/errors";
import { searchPublished } from "@/lib/documents/found/queries";
import { EMPTY_REASONS } from "@/lib/search/query";
import { answer } from "../answer";

export const dynamic = "force-dynamic";

const HITS_PER_PAGE = 20;

/** Searches published documents: `q`, and `page` from 1. */
export async function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const { q, page } = SearchRequestSchema.parse(asked);
    const offset = (page - 1) * HITS_PER_PAGE;
    const { reason, total, hits } = await searchPublished({ text: q, limit: HITS_PER_PAGE, offset });
    if (reason !== null) throw new AppError("invalid", EMPTY_REASONS[reason]);
    const origin = publicOrigin();
    return {
      query: q,
      page,
      pages: Math.ceil(total / HITS_PER_PAGE),
      total,
      documents: hits.map(({ publicId, titleParts: _marked, snippets, ...hit }) => ({
        id: publicId,
        url: `${origin}/documents/${publicId}`,
        ...hit,
        snippets: snippets.map(({ anchor, parts }) => ({
          anchor,
          text: parts.map((part) => part.text).join(""),
        })),
      })),
    };
  });
}
