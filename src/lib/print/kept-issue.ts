import { z } from "zod";
import { madeFile } from "../core/made-files";
import { printFingerprint } from "./fingerprint";
import type { PrintIssue } from "./schema";
import { type TypesetIssue, typesetIssue } from "./typeset";

const PagesSchema = z.object({
  firstPages: z.record(z.string(), z.number().int()),
  lastPages: z.record(z.string(), z.number().int()),
  pageCount: z.number().int(),
});

/**
 * An issue set as it is printed, kept under a hash of all that shapes it: the same content is not set twice. With a
 * `place` only the last one of that place is kept (proofs). Throws as `typesetIssue` does.
 */
export async function keptIssue({
  issue,
  fontFolder,
  place = null,
}: {
  issue: PrintIssue;
  fontFolder: string | null;
  place?: string | null;
}): Promise<TypesetIssue> {
  const from = { issue, layout: await printFingerprint({ fontFolder }) };
  let begun: Promise<TypesetIssue> | undefined;
  const set = () => {
    begun ??= typesetIssue({ issue, fontFolder });
    return begun;
  };
  const makePages = async () => {
    const { firstPages, lastPages, pageCount } = await set();
    return new TextEncoder().encode(JSON.stringify({ firstPages, lastPages, pageCount }));
  };
  const [pdf, pages] = await Promise.all([
    madeFile({ kind: "pdf", from, place, make: async () => (await set()).pdf }),
    madeFile({ kind: "json", from, place, make: makePages }),
  ]);
  return { pdf, ...PagesSchema.parse(JSON.parse(new TextDecoder().decode(pages))) };
}
