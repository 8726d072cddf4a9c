import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { reads } from "@/lib/core/db";
import { keepSource } from "@/lib/core/files";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument } from "@/lib/documents/mutations";
import { getDeskGazette } from "@/lib/gazettes/queries";
import {
  createIssueAction,
  importIssueAction,
  publishIssueAction,
  reopenIssueAction,
  signOffIssueAction,
  updateIssueAction,
} from "@/lib/issues/actions";
import { listOverrides } from "@/lib/issues/blockers/queries";
import { arrangeIssueAction } from "@/lib/issues/contents/actions";
import { arrangementOf, orderOf } from "@/lib/issues/contents/rules";
import type { Change } from "@/lib/issues/contents/schema";
import { importIssue } from "@/lib/issues/imported/mutations";
import { getDeskIssue, getIssueId, getPrintIssue, getPublicIssue } from "@/lib/issues/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields, buildImportedFile, buildParts } from "../../factories";
import { approveDocument, passDocuments } from "../pass-documents";
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
  contactAddress: "云溪市安澜路1号",
  contactPostcode: "",
  contactPhone: "0000-5550101",
  contactEmail: "",
  coverText: "庆祝建市四十周年",
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
      contact: { address: "云溪市安澜路1号", postcode: "", phone: "0000-5550101", email: "" },
      coverText: "庆祝建市四十周年",
    });
  });
});

const section = "区政府文件";
/** The order as the board shows it and sends it back. */
const seen = async () => {
  const placements = (await getDeskIssue(issueId))?.placements ?? [];
  const placed = placements.map(({ id, section: name }) => ({ section: name, documentId: id }));
  return orderOf(arrangementOf({ placed, houseSections: [] }));
};
const arrange = async (change: Change, order?: string) =>
  codeOf(
    arrangeIssueAction(
      null,
      form({ issueId, seen: order ?? (await seen()), change: JSON.stringify(change) }),
    ),
  );
const order = async () => (await getDeskIssue(issueId))?.placements.map(({ id }) => id);

describe("compiling", () => {
  test("is an editor's of that gazette alone", async () => {
    const documentId = await addDocument();
    const attempts = [
      () => arrange({ type: "place", documentId, section }),
      () => codeOf(updateIssueAction(null, form({ issueId, ...facts }))),
    ];
    for (const attempt of attempts) expect(await attempt()).toBe("unauthenticated");
    for (const role of ["printer", "reviewer", "contributor"] as const) {
      await asUser({ role, gazetteId });
      for (const attempt of attempts) expect(await attempt()).toBe("forbidden");
    }
  });

  test("refuses what is no change, no document, no section", async () => {
    await asUser({ role: "editor", gazetteId });
    const documentId = await addDocument();
    const raw = (change: string) => codeOf(arrangeIssueAction(null, form({ issueId, seen: "", change })));
    expect(await raw("{}")).toBe("invalid");
    expect(await raw("nothing")).toBe("invalid");
    expect(await arrange({ type: "place", documentId, section: "没有的栏目" })).toBe("not-found");
    expect(await arrange({ type: "place", documentId: "nothing", section })).toBe("not-found");
    expect(await arrange({ type: "remove", documentId })).toBe("not-found");
    expect(await order()).toEqual([]);
  });

  test("takes no document of another gazette, none that is withdrawn, none that another open issue holds", async () => {
    await importIssue({
      actor: COMMAND_LINE,
      now,
      file: buildImportedFile({ issue: { publication: "云溪市白石县人民政府公报" } }),
      bytes: 1,
    });
    const foreign = await reads().document.findFirstOrThrow({ where: { gazette: { slug: "baishi" } } });
    const held = await reads().document.findFirstOrThrow({
      where: { placements: { some: { issueId: backIssueId } } },
    });
    await asUser("administrator");
    expect(await arrange({ type: "place", documentId: foreign.id, section })).toBe("forbidden");
    expect(await arrange({ type: "place", documentId: held.id, section })).toBe("blocked");
    const withdrawn = await addDocument();
    await reads().document.update({ where: { id: withdrawn }, data: { state: "withdrawn" } });
    expect(await arrange({ type: "place", documentId: withdrawn, section })).toBe("blocked");
  });

  test("puts documents in, moves them, sorts them and takes them out", async () => {
    await asUser({ role: "editor", gazetteId });
    const [a, b] = [await addDocument(), await addDocument()];
    for (const documentId of [a, b]) expect(await arrange({ type: "place", documentId, section })).toBe("ok");
    expect(await arrange({ type: "place", documentId: a, section })).toBe("blocked");
    expect(await arrange({ type: "move", documentId: b, section, index: 0 })).toBe("ok");
    expect(await order()).toEqual([b, a]);
    expect(await arrange({ type: "sort" })).toBe("ok");
    expect(await order()).toEqual([a, b]);
    expect(await arrange({ type: "remove", documentId: a })).toBe("ok");
    expect(await order()).toEqual([b]);
    const events = await reads().auditEvent.count({
      where: { type: "issue.changed", subject: "qingshi/2026/2" },
    });
    expect(events).toBe(5);
  });

  test("is refused over an order that the person has not seen, and changes nothing then", async () => {
    await asUser({ role: "editor", gazetteId });
    const before = await seen();
    const documentId = await addDocument();
    expect(await arrange({ type: "place", documentId, section })).toBe("ok");
    const after = await order();
    expect(await arrange({ type: "remove", documentId }, before)).toBe("conflict");
    expect(await order()).toEqual(after);
    expect(await arrange({ type: "remove", documentId })).toBe("ok");
  });
});

describe("what an issue prints of its own", () => {
  test("takes the place of what the gazette has, on paper", async () => {
    const printed = await getPrintIssue({ issueId, edition: "head", publicUrl: null });
    expect(printed).toMatchObject({
      coverText: "庆祝建市四十周年",
      gazette: { address: "云溪市安澜路1号", phone: "0000-5550101", email: "" },
    });
  });
});

describe("signing off and publishing", () => {
  const step = (action: typeof signOffIssueAction, more: Record<string, string> = {}) =>
    codeOf(action(null, form({ issueId, ...more })));

  test("are a reviewer's", async () => {
    for (const action of [signOffIssueAction, reopenIssueAction, publishIssueAction]) {
      asNobody();
      expect(await step(action)).toBe("unauthenticated");
      await asUser({ role: "editor", gazetteId });
      expect(await step(action)).toBe("forbidden");
    }
  });

  test("want every document approved and read three times", async () => {
    await asUser({ role: "reviewer", gazetteId });
    const refused = async () => {
      const answer = await signOffIssueAction(null, form({ issueId }));
      return answer.ok ? "" : answer.message;
    };
    expect(await refused()).toContain("尚未审核通过");
    const [documentId = ""] = (await order()) ?? [];
    await approveDocument(documentId);
    expect(await refused()).toContain("缺一校、二校、三校");
  });

  test("go on in spite of missing proofs only by an administrator, with a reason that is kept", async () => {
    await asUser({ role: "reviewer", gazetteId });
    expect(await step(signOffIssueAction, { reason: "印厂今晚截稿，校样已另行核对" })).toBe("forbidden");
    await asUser("administrator");
    expect(await step(signOffIssueAction, { reason: "急" })).toBe("invalid");
    expect(await step(signOffIssueAction, { reason: "印厂今晚截稿，校样已另行核对" })).toBe("ok");
    const issue = await getDeskIssue(issueId);
    expect(issue?.signedOff).toMatchObject({ by: "管理员" });
    expect(issue && (await listOverrides(issue))).toEqual([
      {
        by: "管理员",
        reason: "印厂今晚截稿，校样已另行核对",
        blockers: [expect.stringMatching(/^not-proofed：《.*》缺一校、二校、三校$/u)],
      },
    ]);
    expect(await step(reopenIssueAction)).toBe("ok");
  });

  test("are not overridden where the law asks for a second person", async () => {
    await asUser("administrator");
    const documentId = await addDocument();
    expect(await arrange({ type: "place", documentId, section })).toBe("ok");
    expect(await step(signOffIssueAction, { reason: "来不及审核了" })).toBe("blocked");
    expect(await arrange({ type: "remove", documentId })).toBe("ok");
  });

  test("go in order: not published before it is signed off, not changed after", async () => {
    await asUser({ role: "reviewer", gazetteId });
    await passDocuments(issueId);
    expect(await step(publishIssueAction)).toBe("blocked");
    expect(await step(signOffIssueAction)).toBe("ok");
    await asUser({ role: "editor", gazetteId });
    const documentId = await addDocument();
    expect(await arrange({ type: "place", documentId, section })).toBe("blocked");
    await asUser({ role: "reviewer", gazetteId });
    expect(await step(reopenIssueAction)).toBe("ok");
    expect(await step(signOffIssueAction)).toBe("ok");
    expect(await step(publishIssueAction)).toBe("ok");
    expect(await step(publishIssueAction)).toBe("blocked");
    expect(await getDeskIssue(issueId)).toMatchObject({ state: "published", pages: 1 });
    expect(await getPublicIssue({ slug: "qingshi", year: 2026, number: "2" })).toMatchObject({
      gazette: { address: "云溪市安澜路1号", phone: "0000-5550101" },
    });
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
