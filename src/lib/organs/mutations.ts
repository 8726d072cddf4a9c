import "server-only";
import type { Transaction } from "../core/db";

/**
 * Ids of the organs of these full names, made where they are new. A short name (市财政局) is many organs' and makes one of
 * its own: what was printed is kept with the revision and is never replaced by another name.
 */
export async function resolveOrgans(
  tx: Transaction,
  names: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const name of new Set(names)) {
    const organ = await tx.organ.upsert({
      where: { name },
      create: { name },
      update: {},
      select: { id: true },
    });
    ids.set(name, organ.id);
  }
  return ids;
}

/** Records another name of an organ: `short` (简称) or `code-word` (发文机关代字). Does nothing where it is known. */
export async function addOrganName(
  tx: Transaction,
  { organId, type, name }: { organId: string; type: "short" | "code-word"; name: string },
): Promise<void> {
  await tx.organName.upsert({
    where: { organId_type_name: { organId, type, name } },
    create: { organId, type, name },
    update: {},
  });
}
