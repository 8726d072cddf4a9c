import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import { EMPTY_BOARD } from "../../issues/schema";
import { addUser, generatePassword, hashPassword } from "../../users/mutations";
import { assertMay } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { addGazette, dropDemonstration, ensureHome } from "../mutations";
import { type GazetteSetup, GazetteSetupSchema, type SetUpAnswer } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/**
 * Makes a gazette ready for work in one go: its imprint, sections, first issue and people, and takes the demonstration
 * away if asked to. Whoever is a user already gets the role and keeps the password. Throws `AppError("conflict")` where
 * the name or the slug is taken.
 */
export async function setUpGazette({
  actor,
  now,
  setup: given,
}: Act & { setup: GazetteSetup }): Promise<SetUpAnswer> {
  assertMay(actor, "gazette.manage", null);
  const {
    gazette: fields,
    slug,
    sections,
    issue,
    people,
    removesDemonstration,
  } = GazetteSetupSchema.parse(given);
  // Before the transaction: hashing takes its time, and all writers wait for one another.
  const invited = await Promise.all(
    people.map(async (person) => {
      const password = generatePassword();
      return { ...person, password, passwordHash: await hashPassword(password) };
    }),
  );
  return transact(async (tx) => {
    if (removesDemonstration) await dropDemonstration(tx, { actor, now });
    await refuseTaken(tx, { name: fields.name, slug });
    const gazette = await addGazette(tx, { actor, now, fields, slug });
    await tx.section.createMany({
      data: sections.map((name, position) => ({ gazetteId: gazette.id, name, position })),
    });
    await ensureHome(tx, gazette);
    await tx.issue.create({
      data: { ...issue, gazetteId: gazette.id, board: EMPTY_BOARD, notices: [], createdAt: now },
    });
    const event = { type: "issue.created", gazette: slug, issue: `${issue.year}/${issue.number}` } as const;
    await recordEvent(tx, { actor, now, event });
    const answered: SetUpAnswer["people"][number][] = [];
    for (const person of invited)
      answered.push(await addPerson(tx, { actor, now, gazetteId: gazette.id, person }));
    return { slug, name: fields.name, people: answered };
  });
}

type Invited = GazetteSetup["people"][number] & { readonly password: string; readonly passwordHash: string };

/** The role in the new gazette: of a user that there is, or of a new one. */
async function addPerson(
  tx: Transaction,
  { actor, now, gazetteId, person }: Act & { gazetteId: string; person: Invited },
): Promise<SetUpAnswer["people"][number]> {
  const { name, role, password, passwordHash } = person;
  const email = person.email.toLowerCase();
  const membership = { gazetteId, role };
  const known = await tx.user.findUnique({ where: { email }, select: { id: true, name: true } });
  if (known) {
    const held = { userId: known.id, ...membership };
    await tx.membership.upsert({
      where: { userId_gazetteId_role: held },
      create: held,
      update: {},
    });
    await recordEvent(tx, { actor, now, event: { type: "user.changed", user: email, fields: ["roles"] } });
    return { name: known.name, email, password: null };
  }
  const user = { email, name, isAdministrator: false, memberships: [membership], mustChange: true };
  await addUser(tx, { actor, now, user, passwordHash });
  return { name, email, password };
}

async function refuseTaken(tx: Transaction, { name, slug }: { name: string; slug: string }): Promise<void> {
  const taken = await tx.gazette.findFirst({
    where: { OR: [{ name }, { slug }] },
    select: { name: true },
  });
  if (!taken) return;
  throw taken.name === name
    ? new AppError("conflict", "已有同名公报", { fields: { name: "已有同名公报" } })
    : new AppError("conflict", "网址名已被使用", { fields: { slug: "该网址名已有公报使用" } });
}
