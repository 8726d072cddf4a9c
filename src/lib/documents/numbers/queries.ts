import "server-only";
import { formatDocumentNumber, parseDocumentNumber } from "../../content/document-number";
import { reads } from "../../core/db";
import type { Actor } from "../../users/schema";
import { mayView } from "../policy";
import { publicTitleSelect } from "../queries";
import { normalisedNumber } from "../rules";
import { DocumentStateSchema } from "../schema";
import { guardSelect } from "../workflow/queries";
import { seriesOf } from "./rules";
import type { Numbers } from "./schema";

/** Documents with the same number that are named at most. */
const MAX_SAME = 5;

/**
 * What a gazette's documents say of a number: the serials of its code word and year, and who has it already. Only
 * documents that the actor may see count; of others what is public.
 */
export async function findNumbers({
  actor,
  gazetteId,
  numberText,
  exceptId,
}: {
  actor: Actor;
  gazetteId: string;
  numberText: string;
  /** The document that is being edited. */
  exceptId: string;
}): Promise<Numbers> {
  const wanted = normalisedNumber(numberText);
  const parsed = parseDocumentNumber(wanted ?? "");
  const number = parsed
    ? { startsWith: formatDocumentNumber({ ...parsed, serial: 1 }).replace(/1号$/u, "") }
    : wanted;
  const rows = await reads().document.findMany({
    where: {
      gazetteId,
      id: { not: exceptId },
      OR: [{ headRevision: { number } }, { versions: { some: { revision: { number } } } }],
    },
    select: {
      ...guardSelect,
      id: true,
      withdrawnAt: true,
      headRevision: { select: { title: true, number: true } },
      ...publicTitleSelect,
    },
  });
  const seen = rows.flatMap((row): { id: string | null; title: string; number: string | null }[] => {
    const { id, headRevision, versions, withdrawnAt } = row;
    const state = DocumentStateSchema.parse(row.state);
    if (headRevision && mayView(actor, { ...row, state })) return [{ id, ...headRevision }];
    const shown = withdrawnAt === null ? versions[0]?.revision : undefined;
    return shown ? [{ id: null, title: shown.title, number: shown.number }] : [];
  });
  const serials = seen.flatMap((document) => {
    const own = parseDocumentNumber(document.number ?? "");
    return own && own.code === parsed?.code && own.year === parsed.year ? [own.serial] : [];
  });
  const same = seen.filter((document) => document.number === wanted);
  return {
    series: parsed && { code: parsed.code, year: parsed.year, ...seriesOf(serials) },
    same: same.slice(0, MAX_SAME).map(({ id, title }) => ({ id, title })),
  };
}
