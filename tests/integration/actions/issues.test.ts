import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { keepSource } from "@/lib/core/files";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument } from "@/lib/documents/mutations";
import { getDeskGazette } from "@/lib/gazettes/queries";
import {
  createIssueAction,
  importIssueAction,
  movePlacementAction,
  placeDocumentAction,
  publishIssueAction,
  reopenIssueAction,
  signOffIssueAction,
  unplaceDocumentAction,
  updateIssueAction,
} from "@/lib/issues/actions";
import { importIssue } from "@/lib/issues/imported/mutations";
import { getDeskIssue, getIssueId } from "@/lib/issues/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields, buildImportedFile, buildParts } from "../../factories";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

const now = new Date();
const facts = {
  year: "2026",
  number: "2",
  totalNumber: "6",
  issueDate: "2026-06-30",
  director: "沈槐序",
  members: "江疏桐、程野渡",
  chiefEditor: "",
  deputyEditor: "",
  notices: "第一条声明\r\n\r\n第二条声明",
};
let gazetteId: string;
let backIssueId: string;
let issueId: string;

beforeAll(async () => {
  await importIssue({ actor: COMMAND_LINE, now, file: buildImportedFile(), bytes: 1 });
  gazetteId = (await getDeskGazette("qingshi"))?.id ?? "";
  backIssueId = await getIssueId({ slug: "qingshi", year: 2026, number: "1" });
});
beforeEach(asNobody);

const addDocument = () =>
  createDocument({ actor: COMMAND_LINE, now, gazetteId, fields: buildFields(), parts: buildParts() });

describe("a new issue", () => {
  const given = (more = {}) => form({ gazette: "qingshi", ...facts, ...more });

  test("is made by nobody without a session and by no reviewer", async () => {
    expect(await codeOf(createIssueAction(null, given()))).toBe("unauthenticated");
    await asUser({ role: "reviewer", gazetteId });
    expect(await codeOf(createIssueAction(null, given()))).toBe("forbidden");
  });

  test("names every field at fault", async () => {
    await asUser({ role: "editor", gazetteId });
    const answer = await createIssueAction(
      null,
      given({ number: "第二", issueDate: "2026-6-31", totalNumber: "a" }),
    );
    expect(answer).toMatchObject({ code: "invalid" });
    expect(Object.keys((!answer.ok && answer.fields) || {}).sort()).toEqual([
      "issueDate",
      "number",
      "totalNumber",
    ]);
  });

  test("is not made twice", async () => {
    await asUser({ role: "editor", gazetteId });
    const answer = await createIssueAction(null, given({ number: "1" }));
    expect(answer).toMatchObject({ code: "conflict", fields: { number: "该年已有此期" } });
  });

  test("is made and opened", async () => {
    await asUser({ role: "editor", gazetteId });
    const path = String(await destinationOf(createIssueAction(null, given())));
    issueId = path.replace("/desk/issues/", "");
    expect(await getDeskIssue(issueId)).toMatchObject({
      number: "2",
      totalNumber: 6,
      isBackIssue: false,
      board: { director: ["沈槐序"], members: ["江疏桐", "程野渡"], chiefEditor: [], deputyEditor: [] },
      notices: ["第一条声明", "第二条声明"],
    });
  });
});

describe("compiling", () => {
  test("is an editor's of that gazette alone", async () => {
    const documentId = await addDocument();
    const place = () => placeDocumentAction(null, form({ issueId, documentId, section: "区政府文件" }));
    const change = () => updateIssueAction(null, form({ issueId, ...facts }));
    for (const attempt of [place, change]) expect(await codeOf(attempt())).toBe("unauthenticated");
    await asUser({ role: "printer", gazetteId });
    for (const attempt of [place, change]) expect(await codeOf(attempt())).toBe("forbidden");
  });

  test("puts documents in, moves them and takes them out", async () => {
    await asUser({ role: "editor", gazetteId });
    const [a, b] = [await addDocument(), await addDocument()];
    const section = "区政府文件";
    for (const documentId of [a, b]) {
      expect(await codeOf(placeDocumentAction(null, form({ issueId, documentId, section })))).toBe("ok");
    }
    const order = async () => (await getDeskIssue(issueId))?.placements.map(({ id }) => id);
    expect(await codeOf(movePlacementAction(null, form({ issueId, documentId: b, by: "-1" })))).toBe("ok");
    expect(await order()).toEqual([b, a]);
    expect(await codeOf(movePlacementAction(null, form({ issueId, documentId: b, by: "9" })))).toBe(
      "invalid",
    );
    expect(await codeOf(unplaceDocumentAction(null, form({ issueId, documentId: a })))).toBe("ok");
    expect(await codeOf(unplaceDocumentAction(null, form({ issueId, documentId: a })))).toBe("not-found");
    expect(await order()).toEqual([b]);
  });
});

describe("signing off and publishing", () => {
  const step = (action: typeof signOffIssueAction) => codeOf(action(null, form({ issueId })));

  test("are an administrator's", async () => {
    for (const action of [signOffIssueAction, reopenIssueAction, publishIssueAction]) {
      asNobody();
      expect(await step(action)).toBe("unauthenticated");
      await asUser({ role: "editor", gazetteId });
      expect(await step(action)).toBe("forbidden");
    }
  });

  test("go in order: not published before it is signed off, not changed after", async () => {
    await asUser("administrator");
    expect(await step(publishIssueAction)).toBe("blocked");
    expect(await step(signOffIssueAction)).toBe("ok");
    const documentId = await addDocument();
    expect(
      await codeOf(placeDocumentAction(null, form({ issueId, documentId, section: "区政府文件" }))),
    ).toBe("blocked");
    expect(await step(reopenIssueAction)).toBe("ok");
    expect(await step(signOffIssueAction)).toBe("ok");
    expect(await step(publishIssueAction)).toBe("ok");
    expect(await step(publishIssueAction)).toBe("blocked");
    expect(await getDeskIssue(issueId)).toMatchObject({ state: "published" });
  });

  test("keep the number of a published issue", async () => {
    await asUser("administrator");
    const changed = updateIssueAction(null, form({ issueId, ...facts, number: "3" }));
    expect(await codeOf(changed)).toBe("blocked");
  });

  test("want a back issue confirmed as faithful", async () => {
    await asUser("administrator");
    const refused = await publishIssueAction(null, form({ issueId: backIssueId }));
    expect(refused).toMatchObject({ code: "invalid", fields: { isFaithful: "须与纸质公报核对" } });
    const answer = await publishIssueAction(null, form({ issueId: backIssueId, isFaithful: "on" }));
    expect(answer).toEqual({ ok: true, data: "已发布，2 件文件有了网址" });
  });
});

describe("import", () => {
  const text = [
    "云溪市青石区人民政府公报",
    "2025年第4期",
    "",
    "云溪市青石区人民政府关于加强冬季供暖保障工作的通知",
    "青政发〔2025〕41号",
    "各乡（镇）人民政府：",
    "为做好冬季供暖保障工作，现就有关事项通知如下。",
    "一、压实责任",
    "各单位应当落实责任。",
    "云溪市青石区人民政府",
    "2025年11月5日",
    "（此件公开发布）",
  ].join("\n");
  const bytes = new TextEncoder().encode(text);
  const given = (sha256: string) =>
    form({ sha256, fileName: "2025-4.txt", gazette: "qingshi", as: "back-issue" });

  test("is an editor's, and of a file that was uploaded", async () => {
    const sha256 = await keepSource(bytes);
    expect(await codeOf(importIssueAction(null, given(sha256)))).toBe("unauthenticated");
    await asUser({ role: "reviewer", gazetteId });
    expect(await codeOf(importIssueAction(null, given(sha256)))).toBe("forbidden");
    await asUser({ role: "editor", gazetteId });
    expect(await codeOf(importIssueAction(null, given("0".repeat(64))))).toBe("not-found");
    expect(await codeOf(importIssueAction(null, given("../../secrets/auth")))).toBe("invalid");
  });

  test("wants to know whose waiting documents they are", async () => {
    await asUser({ role: "editor", gazetteId });
    const waiting = (gazette: string, sha256: string) =>
      form({ sha256, fileName: "来稿.txt", gazette, as: "waiting" });
    const sha256 = await keepSource(bytes);
    expect(await codeOf(importIssueAction(null, waiting("", sha256)))).toBe("invalid");
    expect(await codeOf(importIssueAction(null, waiting("nowhere", sha256)))).toBe("not-found");
  });

  test("stores a single document as a waiting one and opens it", async () => {
    await asUser({ role: "editor", gazetteId });
    const single = new TextEncoder().encode(text.split("\n").slice(3).join("\n"));
    const sha256 = await keepSource(single);
    const fields = form({ sha256, fileName: "来稿.txt", gazette: "qingshi", as: "waiting" });
    const path = String(await destinationOf(importIssueAction(null, fields)));
    const document = await getDeskDocument(path.replace("/desk/documents/", ""));
    expect(document?.fields).toMatchObject({ number: "青政发〔2025〕41号", addressee: "各乡（镇）人民政府" });
    expect(document?.source).toMatchObject({ sha256, firstLine: 1, lastLine: 9 });
    expect(document?.issue).toBeNull();
  });

  test("stores what was understood and opens it", async () => {
    await asUser({ role: "editor", gazetteId });
    const path = String(await destinationOf(importIssueAction(null, given(await keepSource(bytes)))));
    const issue = await getDeskIssue(path.replace("/desk/issues/", ""));
    expect(issue).toMatchObject({ year: 2025, number: "4", isBackIssue: true, documents: 1 });
    expect(issue?.placements[0]?.number).toBe("青政发〔2025〕41号");
  });
});
