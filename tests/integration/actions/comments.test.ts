import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { reads, transact } from "@/lib/core/db";
import {
  addCommentAction,
  answerCommentAction,
  reopenCommentAction,
  resolveCommentAction,
} from "@/lib/documents/comments/actions";
import { listComments } from "@/lib/documents/comments/queries";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { takeStep } from "@/lib/documents/workflow/mutations";
import { addGazette } from "@/lib/gazettes/mutations";
import { getActor } from "@/lib/users/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields, buildParts } from "../../factories";
import { jar } from "./cookie-jar";
import { asNobody, asUser, codeOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", async (original) => ({ ...(await original<object>()), refresh: () => {} }));

const act = { actor: COMMAND_LINE, now: new Date() };
let gazetteId = "";
let documentId = "";

beforeAll(async () => {
  const gazette = await transact((tx) => addGazette(tx, { ...act, fields: { name: "云溪市人民政府公报" } }));
  gazetteId = gazette.id;
});
beforeEach(async () => {
  asNobody();
  const parts = buildParts("上游由青石区负责，下游由白鹭县负责。");
  documentId = await createDocument({ ...act, gazetteId, fields: buildFields(), parts });
});

const add = (given: Record<string, string> = {}) =>
  addCommentAction(null, form({ documentId, body: "请核对责任单位", ...given }));
const answer = (commentId: string, body = "已核对") => answerCommentAction(null, form({ commentId, body }));
const resolve = (commentId: string) => resolveCommentAction(null, form({ commentId }));
const reopen = (commentId: string) => reopenCommentAction(null, form({ commentId }));

async function added(given: Record<string, string> = {}): Promise<string> {
  await asUser({ role: "editor", gazetteId });
  expect(await codeOf(add(given))).toBe("ok");
  const { id } = await reads().comment.findFirstOrThrow({ where: { documentId }, orderBy: { id: "desc" } });
  return id;
}

/** From here on the browser is that of a contributor whose department made the document. */
async function asOwner(): Promise<void> {
  const { email } = await asUser({ role: "contributor", gazetteId });
  const { id } = await reads().user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const actor = await getActor(id);
  if (!actor) throw new Error("the user was made");
  documentId = await createDocument({
    actor,
    now: act.now,
    gazetteId,
    fields: buildFields(),
    parts: buildParts(),
  });
}

describe("a remark", () => {
  test("is made by editors and reviewers alone", async () => {
    expect(await codeOf(add())).toBe("unauthenticated");
    for (const role of ["printer", "contributor"] as const) {
      await asUser({ role, gazetteId });
      expect(await codeOf(add()), role).toBe("forbidden");
    }
    for (const role of ["editor", "reviewer"] as const) {
      await asUser({ role, gazetteId });
      expect(await codeOf(add()), role).toBe("ok");
    }
  });

  test("says something, and not without end", async () => {
    await asUser({ role: "editor", gazetteId });
    const wrongs: Record<string, string>[] = [
      { body: "  " },
      { body: "长".repeat(2001) },
      { quote: "长".repeat(1001) },
      { part: "-1" },
    ];
    for (const wrong of wrongs) {
      expect(await codeOf(add(wrong))).toBe("invalid");
    }
    expect(await codeOf(add({ documentId: "none" }))).toBe("not-found");
    expect(await listComments(documentId)).toEqual([]);
  });

  test("keeps its place, in the order of the text and not of the day", async () => {
    await added({ quote: "白鹭县", prefix: "下游由", suffix: "负责。" });
    await added({ quote: "青石区", prefix: "上游由", suffix: "负责，" });
    await added();
    const threads = await listComments(documentId);
    expect(threads.map(({ quote }) => quote)).toEqual(["", "青石区", "白鹭县"]);
    expect(threads[1]).toMatchObject({ part: 0, prefix: "上游由", authorName: "许知夏", resolvedAt: null });
  });

  test("stays where its words were changed", async () => {
    await added({ quote: "青石区" });
    const parts = buildParts("上游由市水务局负责。");
    await saveDocument({ ...act, documentId, expectedSequence: 1, fields: buildFields(), parts, note: "" });
    expect(await listComments(documentId)).toMatchObject([{ quote: "青石区" }]);
  });

  test("is made on no withdrawn document", async () => {
    const commentId = await added();
    const step = { documentId, expectedSequence: 1, reason: "云溪水库放水在即" };
    await takeStep({ ...act, step: { ...step, type: "emergency" } });
    const withdrawn = { ...step, type: "withdraw", reasonType: "mistaken", hidden: false } as const;
    await takeStep({ ...act, step: withdrawn });
    expect(await codeOf(add())).toBe("blocked");
    expect(await codeOf(answer(commentId))).toBe("blocked");
    expect(await codeOf(resolve(commentId))).toBe("blocked");
  });
});

describe("an answer", () => {
  test("is given by whoever may remark, and by the contributor whose document it is", async () => {
    const commentId = await added();
    asNobody();
    expect(await codeOf(answer(commentId))).toBe("unauthenticated");
    for (const role of ["printer", "contributor"] as const) {
      await asUser({ role, gazetteId });
      expect(await codeOf(answer(commentId)), role).toBe("forbidden");
    }
    await asUser({ role: "reviewer", gazetteId });
    expect(await codeOf(answer(commentId))).toBe("ok");

    await asOwner();
    const becomeOwner = keepBrowser();
    const onTheirs = await added();
    becomeOwner();
    expect(await codeOf(add())).toBe("forbidden");
    expect(await codeOf(answer(onTheirs, "按职能分工，无误"))).toBe("ok");
    expect(await codeOf(resolve(onTheirs))).toBe("forbidden");
    expect((await listComments(documentId))[0]?.answers).toMatchObject([{ body: "按职能分工，无误" }]);
  });

  test("is given to a remark, not to an answer, and to none that is resolved", async () => {
    const commentId = await added();
    expect(await codeOf(answer(commentId))).toBe("ok");
    const answerId = (await listComments(documentId))[0]?.answers[0]?.id ?? "";
    expect(await codeOf(answer(answerId))).toBe("not-found");
    expect(await codeOf(resolve(answerId))).toBe("not-found");
    expect(await codeOf(resolve(commentId))).toBe("ok");
    expect(await codeOf(answer(commentId))).toBe("blocked");
  });
});

describe("a remark that was dealt with", () => {
  test("is resolved and opened again by editors and reviewers, once each", async () => {
    const commentId = await added();
    asNobody();
    expect(await codeOf(resolve(commentId))).toBe("unauthenticated");
    await asUser({ role: "printer", gazetteId });
    expect(await codeOf(resolve(commentId))).toBe("forbidden");
    expect(await codeOf(reopen(commentId))).toBe("forbidden");
    await asUser({ role: "reviewer", gazetteId });
    expect(await codeOf(reopen(commentId))).toBe("blocked");
    expect(await codeOf(resolve(commentId))).toBe("ok");
    expect(await codeOf(resolve(commentId))).toBe("blocked");
    expect(await listComments(documentId)).toMatchObject([{ resolvedName: "许知夏" }]);
    expect(await codeOf(reopen(commentId))).toBe("ok");
    expect(await listComments(documentId)).toMatchObject([{ resolvedAt: null, resolvedName: null }]);
  });

  test("stands in the record with all that was said to it, and without its words", async () => {
    const commentId = await added();
    await answer(commentId);
    await resolve(commentId);
    await reopen(commentId);
    const events = await reads().auditEvent.findMany({
      where: { subject: documentId, type: { startsWith: "document.comment" } },
      orderBy: { sequence: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual([
      "document.commented",
      "document.commented",
      "document.comment-resolved",
      "document.comment-reopened",
    ]);
    expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain("核对");
  });
});

/** Remembers who is signed in; what it gives brings them back. */
function keepBrowser(): () => void {
  const kept = new Map(jar);
  return () => {
    jar.clear();
    for (const [name, value] of kept) jar.set(name, value);
  };
}
