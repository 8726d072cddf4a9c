import { parseDocumentNumber } from "../../content/document-number";
import { AppError } from "../../core/errors";
import type { Change } from "./schema";

/** The contents of an issue: its sections in printed order, the empty house sections among them. */
export type Arrangement = readonly { readonly section: string; readonly documents: readonly string[] }[];

/** What documents are sorted by (按机关和文号): the rank of the first issuing organ, the number, the date. */
export type SortKey = {
  /** The smaller the higher; null where no organ is known. */
  readonly rank: number | null;
  readonly number: string | null;
  readonly writtenOn: string | null;
};

/**
 * The arrangement of placed documents. A section stands where its first document is printed; house sections without a
 * document stand behind the one that comes before them in house order.
 */
export function arrangementOf({
  placed,
  houseSections,
}: {
  placed: readonly { readonly section: string; readonly documentId: string }[];
  houseSections: readonly string[];
}): Arrangement {
  const documents = new Map<string, string[]>();
  for (const { section, documentId } of placed) {
    documents.set(section, [...(documents.get(section) ?? []), documentId]);
  }
  const order = [...documents.keys()];
  houseSections.forEach((section, index) => {
    if (order.includes(section)) return;
    const before = houseSections.slice(0, index).findLast((other) => order.includes(other));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, section);
  });
  return order.map((section) => ({ section, documents: documents.get(section) ?? [] }));
}

/** The order as text, to tell whether somebody else changed it; empty sections say nothing. */
export function orderOf(arrangement: Arrangement): string {
  return arrangement
    .filter(({ documents }) => documents.length > 0)
    .map(({ section, documents }) => `${section}:${documents.join(",")}`)
    .join(";");
}

/**
 * The arrangement after a change. Every document stands in it exactly once, before and after. Throws `AppError`:
 * `not-found` for a document or section that is not there, `conflict` for one that is placed already.
 */
export function rearrange(
  arrangement: Arrangement,
  change: Change,
  sortKeys: ReadonlyMap<string, SortKey> = new Map(),
): Arrangement {
  if (change.type === "sort") {
    return arrangement.map((one) =>
      change.section === undefined || one.section === change.section
        ? { ...one, documents: sortDocuments(one.documents, sortKeys) }
        : one,
    );
  }
  const { documentId } = change;
  const isPlaced = arrangement.some(({ documents }) => documents.includes(documentId));
  if (change.type === "place" && isPlaced) throw new AppError("conflict", "该文件已在本期");
  if (change.type !== "place" && !isPlaced) throw new AppError("not-found", "本期没有这个文件");
  const without = arrangement.map((one) => ({
    ...one,
    documents: one.documents.filter((id) => id !== documentId),
  }));
  if (change.type === "remove") return without;
  const { section, index } = change;
  if (!without.some((one) => one.section === section))
    throw new AppError("not-found", `没有栏目“${section}”`);
  return without.map((one) => {
    if (one.section !== section) return one;
    const at = Math.min(index ?? one.documents.length, one.documents.length);
    return { ...one, documents: [...one.documents.slice(0, at), documentId, ...one.documents.slice(at)] };
  });
}

/** The move of a document one place up or down, into the next section at the end of its own; null where it cannot. */
export function stepMove(arrangement: Arrangement, documentId: string, by: -1 | 1): Change | null {
  const at = arrangement.findIndex(({ documents }) => documents.includes(documentId));
  const own = arrangement[at];
  if (!own) return null;
  const index = own.documents.indexOf(documentId) + by;
  if (index >= 0 && index < own.documents.length) {
    return { type: "move", documentId, section: own.section, index };
  }
  const next = arrangement[at + by];
  if (!next) return null;
  return { type: "move", documentId, section: next.section, index: by > 0 ? 0 : next.documents.length };
}

/** Sorted by rank of the organ, code word, year, serial and date; what has nothing to be sorted by stays behind. */
function sortDocuments(documents: readonly string[], keys: ReadonlyMap<string, SortKey>): string[] {
  const sortable = documents.map((id) => ({ id, key: comparable(keys.get(id)) }));
  return sortable.sort((a, b) => compare(a.key, b.key)).map(({ id }) => id);
}

function comparable(key: SortKey | undefined): readonly (string | number)[] {
  const number = key?.number ? parseDocumentNumber(key.number) : null;
  const LAST = "\uffff";
  return [
    key?.rank ?? Number.MAX_SAFE_INTEGER,
    number?.code ?? LAST,
    number?.year ?? Number.MAX_SAFE_INTEGER,
    number?.serial ?? Number.MAX_SAFE_INTEGER,
    key?.writtenOn ?? LAST,
  ];
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
