import "server-only";
import { recordEvent } from "../audit/mutations";
import type { Transaction } from "../core/db";
import { transact } from "../core/db";
import { AppError } from "../core/errors";
import { assertMay } from "../users/policy";
import type { Actor } from "../users/schema";
import { type OrganFields, OrganFieldsSchema, type OrganName } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/** A new organ; gives its id. Throws `AppError("conflict")` where the name is taken. */
export async function createOrgan({
  actor,
  now,
  fields: given,
}: Act & { fields: OrganFields }): Promise<string> {
  assertMay(actor, "organ.manage", null);
  const { names, ...fields } = OrganFieldsSchema.parse(given);
  return transact(async (tx) => {
    await refuseTakenNames(tx, { id: null, name: fields.name, names });
    const { id } = await tx.organ.create({
      data: { ...fields, names: { create: names } },
      select: { id: true },
    });
    await recordEvent(tx, { actor, now, event: { type: "organ.created", organ: fields.name } });
    return id;
  });
}

/** Changes an organ's name, rank and other names. What documents print stands in their revisions and stays. */
export async function updateOrgan({
  actor,
  now,
  organId,
  fields: given,
}: Act & { organId: string; fields: OrganFields }): Promise<void> {
  assertMay(actor, "organ.manage", null);
  const { names, ...fields } = OrganFieldsSchema.parse(given);
  await transact(async (tx) => {
    await refuseTakenNames(tx, { id: organId, name: fields.name, names });
    await tx.organName.deleteMany({ where: { organId } });
    await tx.organ.update({ where: { id: organId }, data: { ...fields, names: { create: names } } });
    await recordEvent(tx, { actor, now, event: { type: "organ.changed", organ: fields.name } });
  });
}

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

async function refuseTakenNames(
  tx: Transaction,
  { id, name, names }: { id: string | null; name: string; names: readonly OrganName[] },
): Promise<void> {
  const taken = await tx.organ.findUnique({ where: { name }, select: { id: true } });
  if (taken && taken.id !== id) {
    throw new AppError("conflict", `机关“${name}”已经存在`, { fields: { name: "已有同名机关" } });
  }
  const keys = names.map((one) => `${one.type} ${one.name}`);
  const twice = keys.findIndex((key, row) => keys.indexOf(key) < row);
  if (twice >= 0) throw new AppError("invalid", `“${names[twice]?.name}”写了两次`);
}
