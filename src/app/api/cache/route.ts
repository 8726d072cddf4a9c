import { timingSafeEqual } from "node:crypto";
import { revalidateTag } from "next/cache";
import { z } from "zod";
import { readSecret, sha256 } from "@/lib/core/files";

export const dynamic = "force-dynamic";

const BodySchema = z.strictObject({ tags: z.array(z.string().max(300)).max(10_000) });

/** Expires cache tags. Called by this server alone (src/instrumentation.ts): tags can only be expired in a request. */
export async function POST(request: Request): Promise<Response> {
  const given = sha256(request.headers.get("authorization") ?? "");
  const expected = sha256(`Bearer ${await readSecret("cache")}`);
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return new Response(null, { status: 404 });
  const { tags } = BodySchema.parse(await request.json());
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ expired: tags.length });
}
