import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { verifyAuditChain } from "@/lib/audit/queries";
import { reads, writes } from "@/lib/core/db";
import { updateNoticesAction } from "@/lib/gazettes/actions";
import { removeDemonstration } from "@/lib/gazettes/mutations";
import { getDeskGazette, listDeskGazettes } from "@/lib/gazettes/queries";
import { setUpGazetteAction } from "@/lib/gazettes/setup/actions";
import { importIssue } from "@/lib/issues/imported/mutations";
import { createOrgan } from "@/lib/organs/mutations";
import { listOrgans } from "@/lib/organs/queries";
import { createUser } from "@/lib/users/mutations";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildImportedFile } from "../../factories";
import { asNobody, asUser, codeOf, destinationOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

const now = new Date();
const BLANK = ["", "", "", ""];
const given = (more: Record<string, string | string[]> = {}) =>
  form({
    name: "白鹭县人民政府公报",
    place: "白鹭县",
    masthead: "",
    slug: "bailu",
    sponsor: "白鹭县人民政府办公室",
    publisher: "",
    frequency: "季刊",
    sections: "县政府文件\n\n  人事任免 \n县政府文件",
    year: "2026",
    number: "3",
    totalNumber: "",
    personName: BLANK,
    personEmail: BLANK,
    personRole: ["editor", "reviewer", "editor", "editor"],
    ...more,
  });

/** A demonstration in which people have worked: every table that hangs on its documents has a row. */
async function withWorkedDemonstration(): Promise<string> {
  await importIssue({ actor: COMMAND_LINE, now, file: buildImportedFile(), bytes: 1 });
  const gazette = await getDeskGazette("qingshi");
  const gazetteId = gazette?.id ?? "";
  await writes().gazette.update({ where: { id: gazetteId }, data: { isDemonstration: true, isHome: true } });
  const { userId } = await createUser({
    actor: COMMAND_LINE,
    now,
    email: "qian@yunxi.example",
    name: "钱一舟",
    isAdministrator: false,
    memberships: [{ gazetteId, role: "editor" }],
  });
  const document = await reads().document.findFirstOrThrow({ where: { gazetteId } });
  const issue = await reads().issue.findFirstOrThrow({ where: { gazetteId } });
  const documentId = document.id;
  const who = { userId, userName: "钱一舟" };
  await writes().document.update({
    where: { id: documentId },
    data: { createdById: userId, emergencyById: userId },
  });
  await writes().documentStep.create({
    data: { documentId, type: "submit", at: now, ...who, sequence: 1, textHash: "x" },
  });
  await writes().documentDraft.create({
    data: { documentId, userId, baseSequence: 1, text: {}, updatedAt: now },
  });
  await writes().documentPresence.create({ data: { documentId, ...who, seenAt: now } });
  const written = { documentId, body: "请核对", authorId: userId, authorName: "钱一舟", createdAt: now };
  const comment = await writes().comment.create({ data: written });
  await writes().comment.create({ data: { ...written, parentId: comment.id } });
  await writes().proof.create({
    data: { documentId, issueId: issue.id, round: 1, textHash: "x", ...who, at: now },
  });
  return userId;
}

let workerId = "";
beforeAll(async () => {
  workerId = await withWorkedDemonstration();
});
beforeEach(asNobody);

describe("setting a gazette up", () => {
  test("is an administrator's", async () => {
    expect(await codeOf(setUpGazetteAction(null, given()))).toBe("unauthenticated");
    const gazetteId = (await getDeskGazette("qingshi"))?.id ?? "";
    await asUser({ role: "reviewer", gazetteId });
    expect(await codeOf(setUpGazetteAction(null, given()))).toBe("forbidden");
    const notices = form({ gazetteId, notices: "声明" });
    expect(await codeOf(updateNoticesAction(null, notices))).toBe("forbidden");
  });

  test("refuses what cannot be, beside its field, and keeps nothing of it", async () => {
    await asUser("administrator");
    const answer = await setUpGazetteAction(
      null,
      given({
        slug: "desk",
        number: "三",
        sections: " \n",
        personName: ["", "林砚秋", "", ""],
        personEmail: ["lin", "", "", ""],
      }),
    );
    expect(answer).toMatchObject({
      code: "invalid",
      fields: { slug: expect.any(String), number: expect.any(String), sections: "请至少填写一个栏目" },
      values: { sponsor: "白鹭县人民政府办公室" },
    });
    const people = await setUpGazetteAction(
      null,
      given({ personName: ["", "林砚秋", "", ""], personEmail: ["lin", "", "", ""] }),
    );
    expect(people).toMatchObject({
      fields: {
        "personName.0": "请填写姓名",
        "personEmail.0": "电子邮箱格式不正确",
        "personEmail.1": "电子邮箱格式不正确",
      },
    });
    const taken = await setUpGazetteAction(null, given({ slug: "qingshi", removesDemonstration: [] }));
    expect(taken).toMatchObject({ code: "conflict", fields: { slug: "该网址名已有公报使用" } });
    expect(await listDeskGazettes()).toHaveLength(1);
  });

  test("makes imprint, sections, first issue and people, and takes the demonstration away, all in one", async () => {
    await createOrgan({
      actor: COMMAND_LINE,
      now,
      fields: { name: "白鹭县人民政府", rank: 10, names: [] },
    });
    await asUser("administrator");
    const answer = await setUpGazetteAction(
      null,
      given({
        personName: ["林砚秋", "钱一舟", "", ""],
        personEmail: ["Lin@yunxi.example", "qian@yunxi.example", "", ""],
        removesDemonstration: "on",
      }),
    );
    expect(answer).toEqual({
      ok: true,
      data: {
        slug: "bailu",
        name: "白鹭县人民政府公报",
        people: [
          { name: "林砚秋", email: "lin@yunxi.example", password: expect.stringMatching(/^[a-z2-9-]{20}$/u) },
          { name: "钱一舟", email: "qian@yunxi.example", password: null },
        ],
      },
    });
    const gazettes = await listDeskGazettes();
    expect(gazettes).toMatchObject([{ slug: "bailu", isHome: true, isDemonstration: false }]);
    expect(gazettes[0]?.sections.map(({ name }) => name)).toEqual(["县政府文件", "人事任免"]);
    expect(await reads().issue.findMany({ select: { year: true, number: true, state: true } })).toEqual([
      { year: 2026, number: "3", state: "compiling" },
    ]);
    const lin = await reads().user.findUniqueOrThrow({ where: { email: "lin@yunxi.example" } });
    expect(lin.mustChange).toBe(true);
    expect((await verifyAuditChain()).brokenAt).toBeNull();
  });

  test("the demonstration left nothing behind but the people, and the organs that were made at the desk", async () => {
    const counts = await Promise.all([
      reads().document.count(),
      reads().documentStep.count(),
      reads().documentDraft.count(),
      reads().documentPresence.count(),
      reads().comment.count(),
      reads().proof.count(),
      reads().documentRevision.count(),
      reads().placement.count(),
    ]);
    expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await listOrgans()).map(({ name }) => name)).toEqual(["白鹭县人民政府"]);
    expect(await reads().user.count({ where: { id: workerId } })).toBe(1);
    expect(await removeDemonstration({ actor: COMMAND_LINE, now })).toEqual({ removed: 0 });
  });

  test("without people goes on to the new gazette, and leaves home where it is", async () => {
    await asUser("administrator");
    const fields = given({ name: "青岚区人民政府公报", slug: "qinglan" });
    expect(await destinationOf(setUpGazetteAction(null, fields))).toBe("/desk/gazettes/qinglan/issues");
    expect(await getDeskGazette("qinglan")).toMatchObject({ isHome: false });
    expect(await setUpGazetteAction(null, given({ slug: "bailu-2" }))).toMatchObject({
      fields: { name: "已有同名公报" },
    });
  });
});

describe("house notices", () => {
  test("are kept a line each", async () => {
    await asUser("administrator");
    const gazetteId = (await getDeskGazette("bailu"))?.id ?? "";
    const notices = "本公报所登文件与正式文件具有同等效力。\n\n 欢迎订阅 \n";
    expect(await codeOf(updateNoticesAction(null, form({ gazetteId, notices })))).toBe("ok");
    expect((await getDeskGazette("bailu"))?.notices).toEqual([
      "本公报所登文件与正式文件具有同等效力。",
      "欢迎订阅",
    ]);
    const tooMany = form({ gazetteId, notices: "声明\n".repeat(21) });
    expect(await updateNoticesAction(null, tooMany)).toMatchObject({ fields: { notices: "声明太多" } });
    expect(await codeOf(updateNoticesAction(null, form({ gazetteId: "none", notices: "" })))).toBe(
      "not-found",
    );
  });
});
