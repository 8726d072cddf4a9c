import "server-only";
import { recordEvent } from "../audit/mutations";
import { cacheTags, expireTags } from "../core/cache";
import { reads, type Transaction, transact } from "../core/db";
import { AppError } from "../core/errors";
import { publishDocument, recordStep } from "../documents/mutations";
import { readStanding } from "../documents/workflow/queries";
import { correctionReason } from "../documents/workflow/rules";
import { claimHome } from "../gazettes/mutations";
import { assertMay } from "../users/policy";
import type { Actor } from "../users/schema";
import { type BlockerFacts, readBlockerFacts } from "./blockers/queries";
import { type Blocker, publicationBlockers, signOffBlockers } from "./blockers/rules";
import { typesetHead } from "./printed/queries";
import { issueGateSelect } from "./queries";
import { ISSUE_TRANSITIONS, issueLabel } from "./rules";
import { type IssueAddress, type IssueFields, IssueFieldsSchema, type NewIssueFields } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/** A new issue, compiled here; gives its address. */
export async function createIssue({
  actor,
  now,
  gazetteId,
  fields: given,
}: Act & { gazetteId: string; fields: NewIssueFields }): Promise<IssueAddress> {
  assertMay(actor, "issue.compile", gazetteId);
  const fields = IssueFieldsSchema.parse(given);
  return transact(async (tx) => {
    const taken = await tx.issue.findUnique({
      where: { gazetteId_year_number: { gazetteId, year: fields.year, number: fields.number } },
      select: { id: true },
    });
    if (taken) {
      throw new AppError("conflict", `${issueLabel(fields)}已经存在`, {
        fields: { number: "该年已有此期" },
      });
    }
    const row = await tx.issue.create({
      data: { ...fields, gazetteId, createdAt: now },
      select: { gazette: { select: { slug: true } } },
    });
    const { slug } = row.gazette;
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "issue.created", gazette: slug, issue: `${fields.year}/${fields.number}` },
    });
    return { slug, year: fields.year, number: fields.number };
  });
}

/** Changes the facts of an issue. Year and number of a published issue are its address and stay. */
export async function updateIssue({
  actor,
  now,
  issueId,
  fields: given,
}: Act & { issueId: string; fields: IssueFields }): Promise<void> {
  const fields = IssueFieldsSchema.parse(given);
  await transact(async (tx) => {
    const issue = await tx.issue.findUniqueOrThrow({
      where: { id: issueId },
      select: {
        ...issueGateSelect,
        placements: { select: { document: { select: { publicId: true } } } },
      },
    });
    assertMay(
      actor,
      issue.state === "published" ? "issue.change-published" : "issue.compile",
      issue.gazetteId,
    );
    if (issue.state === "signed-off") throw new AppError("blocked", "本期已签发，要改动请先退回编排");
    if (issue.state === "published" && (issue.year !== fields.year || issue.number !== fields.number)) {
      throw new AppError("blocked", "已发布的期号是永久网址，不能更改");
    }
    await tx.issue.update({ where: { id: issueId }, data: fields });
    const { slug } = issue.gazette;
    await expireTags(tx, [
      cacheTags.gazette(slug),
      cacheTags.issue(slug, fields.year, fields.number),
      // Each document's page says when its issue was printed.
      ...issue.placements.flatMap(({ document }) =>
        document.publicId ? [cacheTags.document(document.publicId)] : [],
      ),
    ]);
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "issue.changed", gazette: slug, issue: `${fields.year}/${fields.number}` },
    });
  });
}

/**
 * Signs an issue off (签发): no open blocker, and nothing of it changes from now on but by reopening. With a `reason`,
 * blockers that may be overridden are, by whoever may, and that is recorded. The issue is set first, so that what is
 * signed off can be printed, and the pages are kept. `seen` is the issue as the person saw it (`BlockerFacts`). Throws
 * `conflict` where anything of it changed since.
 */
export async function signOffIssue({
  actor,
  now,
  issueId,
  reason = null,
  seen,
}: Act & { issueId: string; reason?: string | null; seen?: string | undefined }): Promise<void> {
  const before = await readBlockerFacts(reads(), issueId);
  assertMay(actor, "issue.sign-off", before.gazetteId);
  assertSeen(before, seen);
  if (reason !== null) assertMay(actor, "issue.override", before.gazetteId);
  refuseOn(openBlockers(signOffBlockers(before), reason));
  const { firstPages, lastPages } = await typesetHead(issueId);
  await transact(async (tx) => {
    const facts = await readBlockerFacts(tx, issueId);
    const blockers = signOffBlockers(facts);
    refuseOn(openBlockers(blockers, reason));
    assertSeen(facts, before.seen);
    for (const { id: documentId } of facts.documents) {
      await tx.placement.update({
        where: { issueId_documentId: { issueId, documentId } },
        data: { firstPage: firstPages[documentId] ?? null, lastPage: lastPages[documentId] ?? null },
      });
    }
    await tx.issue.update({
      where: { id: issueId },
      data: { state: "signed-off", signedOffAt: now, signedOffBy: actor.name },
    });
    const subject = { gazette: facts.slug, issue: `${facts.year}/${facts.number}` };
    if (reason !== null && blockers.length > 0) {
      const overridden = blockers.map(({ code, message }) => `${code}：${message}`);
      const event = { type: "issue.blockers-overridden", ...subject, blockers: overridden, reason } as const;
      await recordEvent(tx, { actor, now, event });
    }
    await recordEvent(tx, { actor, now, event: { type: "issue.signed-off", ...subject } });
  });
}

/**
 * Takes a signed-off issue back to the desk (退回编排), so that it can be changed again; a time set for its publication
 * is given up.
 */
export async function reopenIssue({ actor, now, issueId }: Act & { issueId: string }): Promise<void> {
  await transact(async (tx) => {
    const facts = await readBlockerFacts(tx, issueId);
    assertMay(actor, "issue.sign-off", facts.gazetteId);
    if (!ISSUE_TRANSITIONS[facts.state].includes("compiling")) {
      throw new AppError("blocked", "只有已签发而未发布的一期可以退回编排");
    }
    await tx.issue.update({
      where: { id: issueId },
      data: {
        state: "compiling",
        signedOffAt: null,
        signedOffBy: "",
        scheduledAt: null,
        scheduledBy: null,
      },
    });
    // The pages are settled at the next signing off.
    await tx.placement.updateMany({ where: { issueId }, data: { firstPage: null, lastPage: null } });
    const subject = { gazette: facts.slug, issue: `${facts.year}/${facts.number}` };
    if (facts.scheduledAt !== null) {
      await recordEvent(tx, { actor, now, event: { type: "issue.unscheduled", ...subject } });
    }
    await recordEvent(tx, { actor, now, event: { type: "issue.reopened", ...subject } });
  });
}

/**
 * Publishes an issue and all its documents in one transaction; gives the documents' addresses. Throws `conflict` where
 * it is not what the person saw.
 */
export async function publishIssue({
  actor,
  now,
  issueId,
  seen,
}: Act & { issueId: string; seen?: string | undefined }): Promise<{
  address: IssueAddress;
  documents: string[];
}> {
  return transact(async (tx) => {
    const facts = await readBlockerFacts(tx, issueId);
    assertMay(actor, facts.isBackIssue ? "issue.confirm" : "issue.publish", facts.gazetteId);
    refuseOn(publicationBlockers(facts));
    assertSeen(facts, seen);
    return publishWhole(tx, { actor, now, issueId, facts });
  });
}

/** Makes an issue public with all it holds, in the caller's transaction, which has checked that it may be. */
export async function publishWhole(
  tx: Transaction,
  { actor, now, issueId, facts }: Act & { issueId: string; facts: BlockerFacts },
): Promise<{ address: IssueAddress; documents: string[] }> {
  const { slug, year, number } = facts;
  // The issue first, so that its tags cover the addresses that its documents get.
  await tx.issue.update({
    where: { id: issueId },
    data: { state: "published", publishedAt: now, scheduledAt: null, scheduledBy: null },
  });
  const documents: string[] = [];
  const tags = [cacheTags.gazettes(), cacheTags.gazette(slug), cacheTags.issue(slug, year, number)];
  for (const document of facts.documents) {
    if (document.state === "published") continue;
    const standing = await readStanding(tx, document.id);
    const type = facts.isBackIssue ? "confirm" : "publish";
    await recordStep(tx, { actor, now, document: standing, type });
    const reason = correctionReason(standing.steps);
    const published = await publishDocument(tx, { now, documentId: document.id, reason });
    documents.push(published.publicId);
    tags.push(...published.tags);
  }
  await claimHome(tx, facts.gazetteId);
  await expireTags(tx, tags);
  await recordEvent(tx, {
    actor,
    now,
    event: {
      type: "issue.published",
      gazette: slug,
      issue: `${year}/${number}`,
      documents: facts.documents.length,
      asBackIssue: facts.isBackIssue,
    },
  });
  return { address: { slug, year, number }, documents };
}

/** Refuses what the person has not seen as it is now; nothing where they named nothing (the command line). */
function assertSeen(facts: BlockerFacts, seen: string | undefined): void {
  if (seen === undefined || seen === facts.seen) return;
  throw new AppError("conflict", "本期刚有改动，请看过现在的内容后再进行");
}

/** The blockers that hold even where somebody overrides what may be overridden. */
function openBlockers(blockers: readonly Blocker[], reason: string | null): readonly Blocker[] {
  return reason === null ? blockers : blockers.filter(({ isOverridable }) => !isOverridable);
}

function refuseOn(blockers: readonly Blocker[]): void {
  const messages = blockers.map(({ message }) => message);
  if (messages.length > 0) throw new AppError("blocked", `不能继续：${messages.join("；")}`);
}
