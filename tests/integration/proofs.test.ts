import { beforeAll, describe, expect, it } from "vitest";
import { reads } from "@/lib/core/db";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { saveDocument } from "@/lib/documents/mutations";
import { importIssue } from "@/lib/issues/imported/mutations";
import { signOffIssue } from "@/lib/issues/mutations";
import { recordProofs } from "@/lib/issues/proofs/mutations";
import { getProofSheet } from "@/lib/issues/proofs/queries";
import { missingRounds } from "@/lib/issues/proofs/rules";
import type { Round } from "@/lib/issues/proofs/schema";
import { getIssueId } from "@/lib/issues/queries";
import type { Actor } from "@/lib/users/schema";
import { ADMINISTRATOR, buildImportedFile, buildParts, NOBODY, NOW } from "../factories";
import { approveDocument, passDocuments } from "./pass-documents";

const act = { actor: ADMINISTRATOR, now: NOW };
let issueId = "";

beforeAll(async () => {
  await importIssue({ ...act, file: buildImportedFile(), bytes: 1, isBackIssue: false });
  issueId = await getIssueId({ slug: "qingshi", year: 2026, number: "1" });
});

const sheet = () => getProofSheet(issueId);
const readNow = async () => (await sheet()).map(({ id, textHash }) => ({ documentId: id, textHash }));
const record = async (round: Round, actor: Actor = ADMINISTRATOR) =>
  recordProofs({ actor, now: NOW, issueId, round, read: await readNow() });
const missing = async () => (await sheet()).map(({ standing }) => missingRounds(standing));

describe("a proof", () => {
  it("is an editor's or a reviewer's", async () => {
    await expect(record(1, NOBODY)).rejects.toMatchObject({ code: "forbidden" });
    const { gazetteId } = await reads().issue.findUniqueOrThrow({ where: { id: issueId } });
    const contributor: Actor = { ...NOBODY, memberships: [{ gazetteId, role: "contributor" }] };
    await expect(record(1, contributor)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is not recorded for what is not approved yet, nor any of the others with it", async () => {
    const [first] = await sheet();
    await approveDocument(first?.id ?? "");
    await expect(record(1)).rejects.toMatchObject({ code: "blocked" });
    expect(await reads().proof.count()).toBe(0);
  });

  it("keeps the order of the rounds", async () => {
    for (const { id, state } of await sheet()) if (state === "draft") await approveDocument(id);
    await expect(record(2)).rejects.toMatchObject({ message: expect.stringContaining("还没有一校") });
    expect(await record(1)).toEqual({ recorded: 2 });
    expect(await record(1)).toEqual({ recorded: 0 });
    expect(await record(2)).toEqual({ recorded: 2 });
    expect(await missing()).toEqual([["三校"], ["三校"]]);
  });

  it("names who read what and when, with an event each", async () => {
    const [first] = await sheet();
    expect(first?.standing[1]).toEqual({ userName: ADMINISTRATOR.name, at: NOW.toISOString() });
    const event = await reads().auditEvent.findFirstOrThrow({
      where: { type: "document.proofed", subject: first?.id ?? "" },
    });
    expect(event.payload).toMatchObject({ issue: "2026/1", round: 1 });
  });

  it("is not recorded for a text that was changed since it was read", async () => {
    const read = (await readNow()).map(({ documentId }) => ({ documentId, textHash: "0".repeat(64) }));
    await expect(recordProofs({ ...act, issueId, round: 3, read })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("stands no more once the text changes, in any round; the other documents keep theirs", async () => {
    await record(3);
    expect(await missing()).toEqual([[], []]);
    const [first] = await sheet();
    const desk = await getDeskDocument(first?.id ?? "");
    if (!desk) throw new Error("no document");
    const { fields } = desk;
    const documentId = first?.id ?? "";
    const parts = buildParts("改过的文字。");
    await saveDocument({ ...act, documentId, expectedSequence: desk.sequence, fields, parts, note: "" });
    expect(await missing()).toEqual([["一校", "二校", "三校"], []]);
    expect(await reads().proof.count({ where: { documentId } })).toBe(3);
    await expect(signOffIssue({ ...act, issueId })).rejects.toMatchObject({ code: "blocked" });
  });

  it("is asked neither of a back issue nor of one that is signed off", async () => {
    const back = buildImportedFile({ issue: { number: "2" } });
    await importIssue({ ...act, file: back, bytes: 1 });
    const backIssueId = await getIssueId({ slug: "qingshi", year: 2026, number: "2" });
    const read = (await getProofSheet(backIssueId)).map(({ id, textHash }) => ({ documentId: id, textHash }));
    await expect(recordProofs({ ...act, issueId: backIssueId, round: 1, read })).rejects.toMatchObject({
      code: "blocked",
    });

    const [first] = await sheet();
    const [seen] = await reads().documentRevision.findMany({
      where: { documentId: first?.id ?? "" },
      orderBy: { sequence: "desc" },
    });
    const { takeStep } = await import("@/lib/documents/workflow/mutations");
    const other: Actor = { ...ADMINISTRATOR, id: "another" };
    const step = {
      documentId: first?.id ?? "",
      expectedSequence: seen?.sequence ?? 0,
      type: "approve" as const,
      reason: "",
    };
    await takeStep({ actor: other, now: NOW, step });
    await passDocuments(issueId);
    await signOffIssue({ ...act, issueId });
    await expect(record(1)).rejects.toMatchObject({ code: "blocked" });
  });
});
