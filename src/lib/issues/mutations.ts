import "server-only";
import { recordEvent } from "../audit/mutations";
import { cacheTags, expireTags } from "../core/cache";
import { reads, transact } from "../core/db";
import { readEnv } from "../core/env";
import { AppError, invariant } from "../core/errors";
import { publishDocument } from "../documents/mutations";
import { assertMay } from "../documents/policy";
import { claimHome } from "../gazettes/mutations";
import { typesetIssue } from "../print/typeset";
import type { Actor } from "../users/schema";
import { getPrintIssue, issueGateSelect, readBlockerFacts } from "./queries";
import { ISSUE_TRANSITIONS, issueLabel, publicationBlockers, signOffBlockers } from "./rules";
import { type IssueAddress, type IssueFields, IssueFieldsSchema } from "./schema";

type Act = { readonly actor: Actor; readonly now: Date };

/** A new issue, compiled here; gives its address. */
export async function createIssue({
  actor,
  now,
  gazetteId,
  fields: given,
}: Act & { gazetteId: string; fields: IssueFields }): Promise<IssueAddress> {
  assertMay(actor, "edit", gazetteId);
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
    assertMay(actor, issue.state === "published" ? "publish" : "edit", issue.gazetteId);
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
 * Signs an issue off (签发): no open blocker, and nothing of it changes from now on but by reopening. The issue is set
 * first, so that what is signed off can be printed, and the pages are kept. Throws `conflict` where somebody saved
 * meanwhile.
 */
export async function signOffIssue({ actor, now, issueId }: Act & { issueId: string }): Promise<void> {
  const before = await readBlockerFacts(reads(), issueId);
  assertMay(actor, "publish", before.gazetteId);
  refuseOn(signOffBlockers(before));
  const { firstPages, lastPages } = await typesetHead(issueId);
  await transact(async (tx) => {
    const facts = await readBlockerFacts(tx, issueId);
    refuseOn(signOffBlockers(facts));
    if (textOf(facts) !== textOf(before)) {
      throw new AppError("conflict", "排版期间本期有改动，请核对后再签发");
    }
    for (const { id: documentId } of facts.documents) {
      await tx.placement.update({
        where: { issueId_documentId: { issueId, documentId } },
        data: { firstPage: firstPages[documentId] ?? null, lastPage: lastPages[documentId] ?? null },
      });
    }
    await tx.issue.update({ where: { id: issueId }, data: { state: "signed-off", signedOffAt: now } });
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "issue.signed-off", gazette: facts.slug, issue: `${facts.year}/${facts.number}` },
    });
  });
}

/** Takes a signed-off issue back to the desk (退回编排), so that it can be changed again. */
export async function reopenIssue({ actor, now, issueId }: Act & { issueId: string }): Promise<void> {
  await transact(async (tx) => {
    const facts = await readBlockerFacts(tx, issueId);
    assertMay(actor, "publish", facts.gazetteId);
    if (!ISSUE_TRANSITIONS[facts.state].includes("compiling")) {
      throw new AppError("blocked", "只有已签发而未发布的一期可以退回编排");
    }
    await tx.issue.update({ where: { id: issueId }, data: { state: "compiling", signedOffAt: null } });
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "issue.reopened", gazette: facts.slug, issue: `${facts.year}/${facts.number}` },
    });
  });
}

/** Publishes an issue and all its documents in one transaction; gives the documents' addresses. */
export async function publishIssue({
  actor,
  now,
  issueId,
}: Act & { issueId: string }): Promise<{ address: IssueAddress; documents: string[] }> {
  return transact(async (tx) => {
    const facts = await readBlockerFacts(tx, issueId);
    assertMay(actor, "publish", facts.gazetteId);
    refuseOn(publicationBlockers(facts));
    const { slug, year, number } = facts;
    // The issue first, so that its tags cover the addresses that its documents get.
    await tx.issue.update({ where: { id: issueId }, data: { state: "published", publishedAt: now } });
    const documents: string[] = [];
    const tags = [cacheTags.gazettes(), cacheTags.gazette(slug), cacheTags.issue(slug, year, number)];
    for (const document of facts.documents) {
      if (document.state === "published") continue;
      const published = await publishDocument(tx, { now, documentId: document.id, reason: null });
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
  });
}

async function typesetHead(issueId: string) {
  const { publicUrl, fontFolder } = readEnv();
  const issue = await getPrintIssue({ issueId, edition: "head", publicUrl });
  invariant(issue, `issue ${issueId} can be printed`);
  return typesetIssue({ issue, fontFolder });
}

/** What is printed, as far as a later change of it shows: the revisions in their order. */
function textOf(facts: { documents: readonly { revisionId: string | null }[] }): string {
  return facts.documents.map((document) => document.revisionId).join(" ");
}

function refuseOn(blockers: readonly string[]): void {
  if (blockers.length > 0) throw new AppError("blocked", `不能继续：${blockers.join("；")}`);
}
