import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError } from "../../core/errors";
import { parseForStorage } from "../../core/parse";
import { addImportedDocument, keepSourceRow, leftOf } from "../../documents/imported/mutations";
import { removeDraft } from "../../documents/mutations";
import { addGazette, resolveSection } from "../../gazettes/mutations";
import type { ImportedDocument, ImportedFile } from "../../importing/schema";
import { assertMay } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { issueLabel } from "../rules";
import { EMPTY_BOARD, type IssueFields, IssueFieldsSchema } from "../schema";

type Act = { readonly actor: Actor; readonly now: Date };

/** Section of documents whose section the text does not say. */
const UNKNOWN_SECTION = "其他文件";

export type ImportOutcome = {
  readonly outcome: "imported" | "replaced" | "unchanged";
  readonly gazette: string;
  readonly year: number;
  readonly number: string;
  readonly documents: number;
};

/**
 * Stores what the importer understood of a printed issue, as a back issue, in one transaction. The same file again
 * changes nothing; another file for the same issue needs `replace`, and is refused once something of the issue is
 * public. Throws `AppError`: `invalid` where gazette, year or number are unknown, `conflict`, `blocked`.
 */
export async function importIssue({
  actor,
  now,
  file,
  bytes,
  gazetteSlug,
  replace = false,
  isBackIssue = true,
  chosen,
}: Act & {
  file: ImportedFile;
  bytes: number;
  gazetteSlug?: string;
  replace?: boolean;
  /** False for an issue that is still being compiled and goes through sign-off. */
  isBackIssue?: boolean;
  /** Indexes of the documents that are taken; absent: all. */
  chosen?: readonly number[] | undefined;
}): Promise<ImportOutcome> {
  const taken = file.documents.filter((_, index) => chosen?.includes(index) ?? true);
  return transact(async (tx) => {
    const documents = taken.length;
    if (!replace) {
      const same = await findIssueOfSource(tx, file.sha256);
      if (same) {
        assertMay(actor, "import.store", same.gazetteId);
        const { gazette, year, number } = same;
        return { outcome: "unchanged", gazette: gazette.slug, year, number, documents };
      }
    }
    const gazette = await resolveGazette(tx, { actor, now, file, gazetteSlug });
    assertMay(actor, "import.store", gazette.id);
    const fields = issueFields(file.issue);
    const { year, number } = fields;
    const known = await tx.issue.findUnique({
      where: { gazetteId_year_number: { gazetteId: gazette.id, year, number } },
      select: { id: true },
    });
    if (known && !replace) {
      throw new AppError(
        "conflict",
        `${issueLabel(fields)}已经存在，内容与此文件不同；确要以此文件取代，请加 --replace（编辑台：勾选「取代」）`,
      );
    }
    if (known) await removeUntouchedIssue(tx, { actor, now, issueId: known.id });
    const sourceId = await keepSourceRow(tx, { now, file, bytes });
    const issue = await tx.issue.create({
      data: { ...fields, gazetteId: gazette.id, isBackIssue, sourceId, createdAt: now },
      select: { id: true },
    });
    await addImportedDocuments(tx, {
      actor,
      now,
      gazetteId: gazette.id,
      issueId: issue.id,
      documents: taken,
      note: `录入自 ${file.source}`,
      sourceId,
    });
    await recordEvent(tx, {
      actor,
      now,
      event: {
        type: "issue.imported",
        gazette: gazette.slug,
        issue: `${year}/${number}`,
        source: file.sha256,
        documents,
        replaced: known !== null,
        ...leftOf(file.documents.length - documents),
      },
    });
    return {
      outcome: known ? "replaced" : "imported",
      gazette: gazette.slug,
      year,
      number,
      documents,
    };
  });
}

/** The issue that was made from a file, wherever its gazette was moved or renamed to since. */
function findIssueOfSource(tx: Transaction, sha256: string) {
  return tx.issue.findFirst({
    where: { source: { sha256 } },
    select: { gazetteId: true, year: true, number: true, gazette: { select: { slug: true } } },
  });
}

/** Adds documents as they were read and places them in their order, in the caller's transaction; gives their ids. */
export async function addImportedDocuments(
  tx: Transaction,
  {
    actor,
    now,
    gazetteId,
    issueId,
    documents,
    note,
    sourceId,
  }: Act & {
    gazetteId: string;
    issueId: string;
    documents: readonly ImportedDocument[];
    note: string;
    sourceId: string | null;
  },
): Promise<string[]> {
  const ids: string[] = [];
  for (const [position, document] of documents.entries()) {
    const { firstPage, lastPage } = document;
    const documentId = await addImportedDocument(tx, { actor, now, gazetteId, document, note, sourceId });
    const name = document.section ?? UNKNOWN_SECTION;
    const sectionId = await resolveSection(tx, { gazetteId, name });
    await tx.placement.create({
      data: { issueId, sectionId, documentId, position, firstPage, lastPage },
    });
    ids.push(documentId);
  }
  return ids;
}

async function resolveGazette(
  tx: Transaction,
  { actor, now, file, gazetteSlug }: Act & { file: ImportedFile; gazetteSlug: string | undefined },
): Promise<{ id: string; slug: string }> {
  const { publication, sponsor, publisher, frequency, contact } = file.issue;
  const select = { id: true, slug: true };
  if (gazetteSlug !== undefined) {
    const chosen = await tx.gazette.findUnique({ where: { slug: gazetteSlug }, select });
    if (!chosen) throw new AppError("not-found", `没有网址名为 ${gazetteSlug} 的公报`);
    return chosen;
  }
  if (publication === null) {
    throw new AppError("invalid", "文件中找不到公报名称，请用 --gazette 指明属于哪一种公报");
  }
  const known = await tx.gazette.findUnique({ where: { name: publication }, select });
  if (known) return known;
  return addGazette(tx, {
    actor,
    now,
    fields: {
      name: publication,
      sponsor: sponsor ?? "",
      publisher: publisher ?? "",
      frequency: frequency ?? "",
      address: contact?.address ?? "",
      postcode: contact?.postcode ?? "",
      phone: contact?.phone ?? "",
      email: contact?.email ?? "",
    },
  });
}

/** The facts of an issue as they were read. Throws `AppError("invalid")` where year or number is unknown. */
export function issueFields(issue: ImportedFile["issue"]): IssueFields {
  const { year, number, totalNumber, publishedOn, board, contact, notices } = issue;
  if (year === null || number === null) {
    throw new AppError("invalid", "文件中找不到公报的年份或期号，不能作为一期录入");
  }
  const issueDate = publishedOn;
  const printed = Object.entries(contact ?? {}).filter(([, value]) => value !== null);
  const given = {
    ...{ year, number, totalNumber, issueDate, notices },
    board: board ?? EMPTY_BOARD,
    // As it was printed then, whatever the gazette's address is now.
    contact: Object.fromEntries(printed),
    coverText: "",
  };
  return parseForStorage(IssueFieldsSchema, given, "本期");
}

/**
 * Removes an issue for another file of it. Only where nothing is lost that people made: not what is public or signed
 * off, not what was made or changed at the desk, not what another issue prints too.
 */
async function removeUntouchedIssue(
  tx: Transaction,
  { actor, now, issueId }: Act & { issueId: string },
): Promise<void> {
  const issue = await tx.issue.findUniqueOrThrow({
    where: { id: issueId },
    select: {
      state: true,
      sourceId: true,
      placements: {
        select: {
          documentId: true,
          document: {
            select: {
              publicId: true,
              sourceId: true,
              _count: { select: { revisions: true, placements: true } },
            },
          },
        },
      },
    },
  });
  if (issue.state === "published" || issue.placements.some((p) => p.document.publicId !== null)) {
    throw new AppError("blocked", "该期已有公开的内容，不能整期取代；请逐件更正");
  }
  if (issue.state === "signed-off") throw new AppError("blocked", "该期已签发，要取代请先退回编排");
  const isTouched = issue.placements.some(
    ({ document }) =>
      document.sourceId !== issue.sourceId || document._count.revisions > 1 || document._count.placements > 1,
  );
  if (issue.sourceId === null || isTouched) {
    throw new AppError("blocked", "该期有编辑台录入或改动过的文件，整期取代会丢失这些改动；请逐件修改");
  }
  await tx.issue.delete({ where: { id: issueId } });
  for (const { documentId } of issue.placements) await removeDraft(tx, { actor, now, documentId });
}
