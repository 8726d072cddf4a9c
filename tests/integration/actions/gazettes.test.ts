import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { reads } from "@/lib/core/db";
import { setHomeGazetteAction, updateGazetteAction, updateSectionsAction } from "@/lib/gazettes/actions";
import { getDeskGazette } from "@/lib/gazettes/queries";
import { importIssue } from "@/lib/issues/imported/mutations";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildImportedFile } from "../../factories";
import { asNobody, asUser, codeOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

const fields = {
  name: "云溪市青石区人民政府公报",
  masthead: "",
  place: "云溪市青石区",
  sponsor: "云溪市青石区人民政府办公室",
  publisher: "",
  frequency: "月刊",
  motto: "",
  address: "",
  postcode: "",
  phone: "0000-5550101",
  email: "",
};
let gazetteId: string;

beforeAll(async () => {
  await importIssue({ actor: COMMAND_LINE, now: new Date(), file: buildImportedFile(), bytes: 1 });
  gazetteId = (await getDeskGazette("qingshi"))?.id ?? "";
});
beforeEach(asNobody);

const sections = async () => (await getDeskGazette("qingshi"))?.sections.map(({ name }) => name);

describe("the settings of a gazette", () => {
  test("are changed by nobody without a session and by no editor", async () => {
    const given = () => form({ gazetteId, ...fields });
    expect(await codeOf(updateGazetteAction(null, given()))).toBe("unauthenticated");
    await asUser({ role: "editor", gazetteId });
    expect(await codeOf(updateGazetteAction(null, given()))).toBe("forbidden");
    expect(await codeOf(setHomeGazetteAction(null, form({ slug: "qingshi" })))).toBe("forbidden");
    const rows = form({ gazetteId, sectionId: "", sectionName: "新栏目", sectionOrder: "1" });
    expect(await codeOf(updateSectionsAction(null, rows))).toBe("forbidden");
  });

  test("need a name, and what else was typed comes back", async () => {
    await asUser("administrator");
    const answer = await updateGazetteAction(null, form({ gazetteId, ...fields, name: " " }));
    expect(answer).toMatchObject({ code: "invalid", fields: { name: "请填写公报名称" } });
    expect(answer).toMatchObject({ values: { phone: "0000-5550101" } });
  });

  test("of a gazette that is not there are not found", async () => {
    await asUser("administrator");
    expect(await codeOf(updateGazetteAction(null, form({ gazetteId: "none", ...fields })))).toBe("not-found");
  });

  test("are saved, with a record and the tags of all pages that show them", async () => {
    await asUser("administrator");
    expect(await updateGazetteAction(null, form({ gazetteId, ...fields }))).toEqual({
      ok: true,
      data: "已保存",
    });
    expect(await getDeskGazette("qingshi")).toMatchObject({ frequency: "月刊" });
    const event = await reads().auditEvent.findFirst({ orderBy: { sequence: "desc" } });
    expect(event).toMatchObject({ type: "gazette.changed", actorName: "管理员" });
    expect(await reads().cacheOutbox.count({ where: { tag: "gazette:qingshi" } })).toBeGreaterThan(0);
  });
});

describe("sections", () => {
  test("with documents are not removed, and nothing else of the form is done then", async () => {
    await asUser("administrator");
    const before = await sections();
    const answer = await updateSectionsAction(
      null,
      form({ gazetteId, sectionId: ["", ""], sectionName: ["新栏目", ""], sectionOrder: ["1", ""] }),
    );
    expect(answer).toMatchObject({ code: "blocked" });
    expect(await sections()).toEqual(before);
  });

  test("of another gazette are not changed through this one", async () => {
    await asUser("administrator");
    const other = await reads().section.findFirstOrThrow({ where: { gazetteId } });
    await importIssue({
      actor: COMMAND_LINE,
      now: new Date(),
      file: buildImportedFile({ issue: { publication: "云溪市人民政府公报" } }),
      bytes: 1,
    });
    const second = (await getDeskGazette("yunxi"))?.id ?? "";
    const own = await reads().section.findFirstOrThrow({ where: { gazetteId: second } });
    const rows = form({
      gazetteId: second,
      sectionId: [own.id, other.id],
      sectionName: [own.name, "改名"],
      sectionOrder: ["1", "2"],
    });
    expect(await codeOf(updateSectionsAction(null, rows))).toBe("not-found");
    expect(await sections()).toEqual([other.name]);
  });

  test("are added, renamed, exchanged and put in order", async () => {
    await asUser("administrator");
    const [first] = (await getDeskGazette("qingshi"))?.sections ?? [];
    const one = form({
      gazetteId,
      sectionId: [first?.id ?? "", ""],
      sectionName: ["区政府文件", "人事任免文件"],
      sectionOrder: ["2", "1"],
    });
    expect(await codeOf(updateSectionsAction(null, one))).toBe("ok");
    expect(await sections()).toEqual(["人事任免文件", "区政府文件"]);
    const ids = (await getDeskGazette("qingshi"))?.sections.map(({ id }) => id) ?? [];
    const exchanged = form({
      gazetteId,
      sectionId: ids,
      sectionName: ["区政府文件", "人事任免文件"],
      sectionOrder: ["1", "2"],
    });
    expect(await codeOf(updateSectionsAction(null, exchanged))).toBe("ok");
    expect(await sections()).toEqual(["区政府文件", "人事任免文件"]);
  });
});
