import { beforeAll, describe, expect, it } from "vitest";
import { beginAuditExport } from "@/lib/audit/mutations";
import { listAuditEvents, listExportRows, listRecentEvents, verifyAuditChain } from "@/lib/audit/queries";
import { reads, transact, writes } from "@/lib/core/db";
import { reindexAll } from "@/lib/documents/found/mutations";
import { searchPublished } from "@/lib/documents/found/queries";
import { findDocumentById, searchDesk } from "@/lib/documents/lookup/queries";
import { createDocument, removeDraft, saveDocument } from "@/lib/documents/mutations";
import { listOwnDocuments, listTasks } from "@/lib/documents/tasks/queries";
import { takeStep } from "@/lib/documents/workflow/mutations";
import { importIssue } from "@/lib/issues/imported/mutations";
import { findIssues } from "@/lib/issues/lookup/queries";
import { getIssueGlance, listIssueTasks } from "@/lib/issues/tasks/queries";
import type { Actor, Role } from "@/lib/users/schema";
import { ADMINISTRATOR, buildFields, buildImportedFile, buildParts, NOW } from "../factories";

let gazetteId = "";
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const actor = (id: string, role: Role, department = ""): Actor => ({
  id,
  name: id,
  isAdministrator: false,
  department,
  memberships: [{ gazetteId, role }],
});

beforeAll(async () => {
  await importIssue({ actor: ADMINISTRATOR, now: NOW, bytes: 100, file: buildImportedFile() });
  gazetteId = (await reads().gazette.findUniqueOrThrow({ where: { slug: "qingshi" } })).id;
  for (const [id, department] of [
    ["bianji", ""],
    ["shenhe", ""],
    ["caizheng", "财政局"],
    ["caizheng2", "财政局"],
    ["jiaoyu", "教育局"],
  ] as const) {
    await writes().user.create({ data: { id, name: id, email: `${id}@yunxi.example`, department } });
  }
});

const create = (by: Actor, text: string, minutes = 0) =>
  createDocument({
    actor: by,
    now: at(minutes),
    gazetteId,
    fields: buildFields({ title: `关于${text}的决定` }),
    parts: buildParts(`${text}工作。`),
  });
const step = (by: Actor, documentId: string, type: "submit" | "approve" | "reject", minutes: number) =>
  takeStep({
    actor: by,
    now: at(minutes),
    step:
      type === "reject"
        ? { documentId, expectedSequence: 1, type, reason: "缺少附件清单" }
        : { documentId, expectedSequence: 1, type, reason: "" },
  });
const tasks = async (who: Actor) =>
  (await listTasks(who, [gazetteId])).flatMap(({ type, tasks: rows }) =>
    rows.map(({ title }) => `${type} ${title}`),
  );

describe("what waits at the desk", () => {
  it("goes to the reviewer when it is submitted, and back to the contributor when it is sent back", async () => {
    const contributor = actor("caizheng", "contributor", "财政局");
    const reviewer = actor("shenhe", "reviewer");
    const id = await create(contributor, "预算公开", 1);
    expect(await tasks(reviewer)).toEqual([]);
    await step(contributor, id, "submit", 2);
    expect(await tasks(reviewer)).toEqual(["review 关于预算公开的决定"]);
    expect(await tasks(contributor)).toEqual([]);
    await step(reviewer, id, "reject", 3);
    expect(await tasks(reviewer)).toEqual([]);
    const [group] = await listTasks(contributor, [gazetteId]);
    expect(group).toMatchObject({ type: "sent-back", tasks: [{ id, note: "shenhe：缺少附件清单" }] });
    expect(await tasks(actor("jiaoyu", "contributor", "教育局"))).toEqual([]);
  });

  it("shows a contributor the documents of the own department and what happened to them, nothing else", async () => {
    const colleague = actor("caizheng2", "contributor", "财政局");
    const other = actor("jiaoyu", "contributor", "教育局");
    const titles = async (who: Actor) => (await listOwnDocuments(who, [gazetteId])).map(({ title }) => title);
    expect(await titles(colleague)).toEqual(["关于预算公开的决定"]);
    expect(await titles(other)).toEqual([]);
    const recent = await listRecentEvents(colleague, 20);
    expect(recent.map(({ before, about }) => before + about)).toEqual([
      "退回《关于预算公开的决定》",
      "送审《关于预算公开的决定》",
      "新建《关于预算公开的决定》",
    ]);
    expect(await listRecentEvents(other, 20)).toEqual([]);
  });

  it("lists back issues for the administrator alone, and an issue whose day is near for all who see it", async () => {
    const editor = actor("bianji", "editor");
    await writes().issue.create({
      data: { gazetteId, year: 2026, number: "9", issueDate: "2026-11-24", board: {}, notices: [] },
    });
    const forEditor = await listIssueTasks(editor, [gazetteId], NOW);
    expect(forEditor.toConfirm).toEqual([]);
    expect(forEditor.due).toMatchObject([{ number: "9", note: "出版日期 2026-11-24，还有 2 天" }]);
    const forAdministrator = await listIssueTasks(ADMINISTRATOR, [gazetteId], NOW);
    expect(forAdministrator.toConfirm).toMatchObject([{ number: "1" }]);
    const other = actor("jiaoyu", "contributor", "教育局");
    expect(await listIssueTasks(other, [gazetteId], NOW)).toEqual({ due: [], toConfirm: [] });
    const [due] = forEditor.due;
    expect(await getIssueGlance(due?.id ?? "", NOW)).toMatchObject({
      daysLeft: "还有 2 天",
      proofs: { standing: 0, wanted: 0 },
    });
  });
});

describe("search at the desk", () => {
  const find = async (who: Actor, text: string, more: object = {}) =>
    (await searchDesk({ actor: who, gazetteIds: [gazetteId], text, limit: 20, offset: 0, ...more })).hits.map(
      ({ id }) => id,
    );
  const publicHits = async (text: string) => (await searchPublished({ text, limit: 20, offset: 0 })).total;

  it("finds a draft by title, number and text as soon as it is saved, and never on the public side", async () => {
    const editor = actor("bianji", "editor");
    const id = await create(editor, "翡翠湿地保护", 10);
    expect(await find(editor, "翡翠湿地")).toEqual([id]);
    const fields = buildFields({
      title: "关于孔雀石保护的决定",
      numberText: "云政发〔2026〕901号",
      number: "云政发〔2026〕901号",
    });
    await saveDocument({
      actor: editor,
      now: at(11),
      documentId: id,
      expectedSequence: 1,
      fields,
      parts: buildParts("禁止采挖。"),
      note: "",
    });
    expect(await find(editor, "翡翠湿地")).toEqual([]);
    expect(await find(editor, "云政发2026 901号")).toEqual([id]);
    expect(await find(editor, "禁止采挖", { state: "draft", kind: "decision", year: 2026 })).toEqual([id]);
    expect(await find(editor, "禁止采挖", { state: "approved" })).toEqual([]);
    expect(await find(editor, "禁止采挖", { kind: "notice" })).toEqual([]);
    for (const text of ["孔雀石", "禁止采挖", "云政发〔2026〕901号", "翡翠湿地"]) {
      expect(await publicHits(text)).toBe(0);
    }
    await reindexAll();
    expect(await find(editor, "禁止采挖")).toEqual([id]);
    expect(await publicHits("禁止采挖")).toBe(0);
    await transact((tx) => removeDraft(tx, { actor: editor, now: at(12), documentId: id }));
    expect(await find(editor, "禁止采挖")).toEqual([]);
  });

  it("counts and shows a contributor the own documents alone", async () => {
    const own = await searchDesk({
      actor: actor("caizheng2", "contributor", "财政局"),
      gazetteIds: [gazetteId],
      text: "关于",
      limit: 20,
      offset: 0,
    });
    expect(own).toMatchObject({ total: 1, hits: [{ gazetteName: "云溪市青石区人民政府公报" }] });
    const other = actor("jiaoyu", "contributor", "教育局");
    expect(await find(other, "关于")).toEqual([]);
    expect(await findDocumentById(other, own.hits[0]?.id ?? "")).toBeNull();
    const stranger: Actor = { ...other, memberships: [{ gazetteId: "elsewhere", role: "editor" }] };
    expect(await find(stranger, "关于")).toEqual([]);
  });

  it("finds an issue by the ways in which it is called", async () => {
    for (const text of ["2026年第1期", "2026/1", "第1期", "总第5期", "2026 1"]) {
      expect(await findIssues({ gazetteIds: [gazetteId], text, limit: 5 }), text).toMatchObject([
        { number: "1" },
      ]);
    }
    expect(await findIssues({ gazetteIds: [gazetteId], text: "预算", limit: 5 })).toEqual([]);
    expect(await findIssues({ gazetteIds: ["elsewhere"], text: "2026年第1期", limit: 5 })).toEqual([]);
  });
});

describe("the record", () => {
  it("is narrowed by person, kind, subject and the days of Shanghai", async () => {
    const count = async (filter: Parameters<typeof listAuditEvents>[0]["filter"]) =>
      (await listAuditEvents({ filter, limit: 10 })).total;
    expect(await count({ person: "shenhe" })).toBe(1);
    expect(await count({ group: "issue" })).toBe(1);
    expect(await count({ subject: "qingshi/2026/1" })).toBe(1);
    expect(await count({ from: "2026-11-22", to: "2026-11-22", person: "shenhe" })).toBe(1);
    expect(await count({ to: "2026-11-21" })).toBe(0);
    expect(await count({ from: "2026-11-23", person: "shenhe" })).toBe(0);
  });

  it("is paged by what came before", async () => {
    const first = await listAuditEvents({ filter: {}, limit: 2 });
    const second = await listAuditEvents({ filter: {}, limit: 2, before: first.next ?? undefined });
    expect(first.entries.at(-1)?.sequence).toBe((second.entries[0]?.sequence ?? 0) + 1);
  });

  it("is exported by administrators alone; the export is recorded, and is no part of itself", async () => {
    const refused = beginAuditExport({ actor: actor("bianji", "editor"), now: NOW, filter: {} });
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    const { upTo, rows } = await beginAuditExport({ actor: ADMINISTRATOR, now: NOW, filter: {} });
    const exported = await listExportRows({ filter: {}, after: 0, upTo, limit: 1000 });
    expect(exported).toHaveLength(rows);
    const { entries } = await listAuditEvents({ filter: {}, limit: 1 });
    expect(entries).toMatchObject([{ type: "audit.exported", sequence: upTo + 1, after: `，${rows} 条` }]);
  });

  it("does not hold any more where the subject of a row does not follow from what it says", async () => {
    expect((await verifyAuditChain()).brokenAt).toBeNull();
    const row = await reads().auditEvent.findFirstOrThrow({ where: { type: "document.submitted" } });
    const set = (subject: string) =>
      writes().auditEvent.update({ where: { sequence: row.sequence }, data: { subject } });
    await set("");
    expect((await verifyAuditChain()).brokenAt).toBeNull();
    await set("another document");
    expect((await verifyAuditChain()).brokenAt).toBe(row.sequence);
    await set(row.subject);
  });
});
