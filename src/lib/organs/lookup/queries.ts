import "server-only";
import { reads } from "../../core/db";

/** Organs whose name, short name or code word holds what was typed, the highest first. The caller checks the actor. */
export async function findOrgans(text: string, limit: number): Promise<{ id: string; name: string }[]> {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return [];
  return reads().organ.findMany({
    where: { OR: [{ name: { contains: typed } }, { names: { some: { name: { contains: typed } } } }] },
    orderBy: [{ rank: "asc" }, { name: "asc" }],
    take: limit,
    select: { id: true, name: true },
  });
}
