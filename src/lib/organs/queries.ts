import "server-only";
import { reads } from "../core/db";
import { type OrganName, OrganNameTypeSchema } from "./schema";

/** An organ as lists and pickers show it. */
export type ListedOrgan = {
  readonly id: string;
  readonly name: string;
  /** Place among organs: the smaller the higher. */
  readonly rank: number;
  readonly shortNames: string[];
  readonly codeWords: {
    readonly name: string;
    readonly fromDate: string | null;
    readonly toDate: string | null;
  }[];
  /** Documents whose newest revision it issues. */
  readonly documents: number;
};

const organSelect = {
  id: true,
  name: true,
  rank: true,
  names: {
    orderBy: [{ fromDate: "asc" as const }, { name: "asc" as const }],
    select: { type: true, name: true, fromDate: true, toDate: true },
  },
  _count: { select: { revisions: { where: { role: "issuer", revision: { headOf: { isNot: null } } } } } },
};

/** All organs, the highest first, then by name. */
export async function listOrgans(): Promise<ListedOrgan[]> {
  const rows = await reads().organ.findMany({
    orderBy: [{ rank: "asc" }, { name: "asc" }],
    select: organSelect,
  });
  return rows.map(({ id, name, rank, names, _count }) => ({
    id,
    name,
    rank,
    shortNames: names.filter(({ type }) => type === "short").map((short) => short.name),
    codeWords: names.filter(({ type }) => type === "code-word").map(({ type: _, ...codeWord }) => codeWord),
    documents: _count.revisions,
  }));
}

/** One organ with its other names; null where there is none. */
export async function getOrgan(
  organId: string,
): Promise<{ id: string; name: string; rank: number; documents: number; names: OrganName[] } | null> {
  const row = await reads().organ.findUnique({ where: { id: organId }, select: organSelect });
  if (!row) return null;
  const { _count, names, ...organ } = row;
  return {
    ...organ,
    documents: _count.revisions,
    names: names.map((name) => ({ ...name, type: OrganNameTypeSchema.parse(name.type) })),
  };
}
