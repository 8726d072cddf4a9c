import "server-only";
import { reads, type Transaction, transact } from "../../core/db";
import { invariant } from "../../core/errors";
import { addImportedDocument } from "../../documents/imported/mutations";
import { recordStep } from "../../documents/mutations";
import { readStanding } from "../../documents/workflow/queries";
import { addGazette, resolveSection } from "../../gazettes/mutations";
import type { GazetteFields } from "../../gazettes/schema";
import type { ImportedDocument, ImportedFile } from "../../importing/schema";
import { addOrganName, resolveOrgans } from "../../organs/mutations";
import type { Actor } from "../../users/schema";
import { readBlockerFacts } from "../blockers/queries";
import { addImportedDocuments, issueFields } from "../imported/mutations";
import { publishIssue, signOffIssue } from "../mutations";
import { addProof } from "../proofs/mutations";
import { ROUNDS } from "../proofs/schema";

const NOTE = "示范公报";

type Act = { readonly actor: Actor; readonly now: Date };

/** The demonstration gazette as prisma/demo holds it. */
export type Demonstration = {
  gazette: GazetteFields & {
    slug: string;
    sections: string[];
    codeWords: { organ: string; codeWord: string; shortNames: string[] }[];
  };
  issue: ImportedFile["issue"];
  documents: ImportedDocument[];
  /** Who compiled it and who passed it: two people of its board. */
  people: { editor: string; reviewer: string };
  /** The issue after it, which is being compiled. */
  next: Pick<ImportedFile["issue"], "number" | "totalNumber" | "publishedOn"> & {
    documents: { document: ImportedDocument; state: "draft" | "submitted" | "approved"; isPlaced: boolean }[];
  };
};

/**
 * Fills an installation that has no gazette with the demonstration, published; gives whether it did. Goes on where an
 * earlier start was broken off. Never where the demonstration was removed.
 */
export async function fillWithDemonstration({
  actor,
  now,
  demonstration,
}: Act & { demonstration: Demonstration }): Promise<boolean> {
  const issueId = await transact(async (tx) => {
    const begun = await tx.issue.findFirst({
      where: { gazette: { isDemonstration: true, issues: { none: { state: "published" } } } },
      orderBy: [{ year: "asc" }, { number: "asc" }],
      select: { id: true },
    });
    if (begun) return begun.id;
    const wasRemoved = await tx.auditEvent.findFirst({
      where: { type: "gazette.demonstration-removed" },
      select: { sequence: true },
    });
    if (wasRemoved || (await tx.gazette.count()) > 0) return null;
    return addDemonstration(tx, { actor, now, demonstration });
  });
  if (issueId === null) return false;
  const { state } = await readBlockerFacts(reads(), issueId);
  if (state === "compiling") await signOffIssue({ actor, now, issueId });
  await publishIssue({ actor, now, issueId });
  return true;
}

async function addDemonstration(
  tx: Transaction,
  { actor, now, demonstration }: Act & { demonstration: Demonstration },
): Promise<string> {
  const { slug, sections, codeWords, ...fields } = demonstration.gazette;
  const gazette = await addGazette(tx, { actor, now, fields, slug, isDemonstration: true });
  for (const name of sections) await resolveSection(tx, { gazetteId: gazette.id, name });
  for (const { organ, codeWord, shortNames } of codeWords) {
    const organId = (await resolveOrgans(tx, [organ])).get(organ);
    invariant(organId, `organ ${organ} was resolved`);
    await addOrganName(tx, { organId, type: "code-word", name: codeWord });
    for (const name of shortNames) await addOrganName(tx, { organId, type: "short", name });
  }
  const act = { actor, now, gazetteId: gazette.id, note: NOTE, sourceId: null };
  const issueId = await addPublishedIssue(tx, { ...act, demonstration });
  await addNextIssue(tx, { ...act, demonstration });
  return issueId;
}

type Addition = Act & { gazetteId: string; note: string; sourceId: null; demonstration: Demonstration };

/** The issue that is ready to be signed off: its documents were passed by a second person and read three times. */
async function addPublishedIssue(
  tx: Transaction,
  { demonstration: { issue, documents, people }, ...act }: Addition,
): Promise<string> {
  const { now, gazetteId } = act;
  const { year, number, ...facts } = issueFields(issue);
  const { id: issueId } = await tx.issue.create({
    data: { ...facts, year, number, gazetteId, createdAt: now },
    select: { id: true },
  });
  for (const documentId of await addImportedDocuments(tx, { ...act, issueId, documents })) {
    const { textHash } = await passDocument(tx, { now, documentId, people, until: "approved" });
    for (const round of ROUNDS) {
      const reader = invented(round === 2 ? people.reviewer : people.editor);
      await addProof(tx, {
        actor: reader,
        now,
        issueId,
        issue: `${year}/${number}`,
        documentId,
        round,
        textHash,
      });
    }
  }
  return issueId;
}

/** The issue that is being compiled, so that a new user's desk shows work. */
async function addNextIssue(
  tx: Transaction,
  { demonstration: { issue, people, next }, ...act }: Addition,
): Promise<void> {
  const { now, gazetteId } = act;
  const { documents, ...facts } = next;
  const { id: issueId } = await tx.issue.create({
    data: { ...issueFields({ ...issue, ...facts }), gazetteId, createdAt: now },
    select: { id: true },
  });
  const placed = documents.filter(({ isPlaced }) => isPlaced);
  const ids = await addImportedDocuments(tx, {
    ...act,
    issueId,
    documents: placed.map(({ document }) => document),
  });
  for (const [index, { state }] of placed.entries()) {
    await passDocument(tx, { now, documentId: ids[index] ?? "", people, until: state });
  }
  for (const { document, state } of documents.filter(({ isPlaced }) => !isPlaced)) {
    const documentId = await addImportedDocument(tx, { ...act, document });
    await passDocument(tx, { now, documentId, people, until: state });
  }
}

/** Takes a document on its way as far as `until`, in the names of two invented people. */
async function passDocument(
  tx: Transaction,
  {
    now,
    documentId,
    people,
    until,
  }: {
    now: Date;
    documentId: string;
    people: Demonstration["people"];
    until: "draft" | "submitted" | "approved";
  },
): Promise<{ textHash: string }> {
  const document = await readStanding(tx, documentId);
  if (until !== "draft") {
    await recordStep(tx, { actor: invented(people.editor), now, document, type: "submit" });
  }
  if (until === "approved") {
    await recordStep(tx, { actor: invented(people.reviewer), now, document, type: "approve" });
  }
  return document;
}

/** Somebody who is named in the record and can do nothing: no user has this identity. */
function invented(name: string): Actor {
  return { id: null, name, isAdministrator: false, department: "", memberships: [] };
}
