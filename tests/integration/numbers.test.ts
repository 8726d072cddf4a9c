import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/desk/numbers/route";
import { transact, writes } from "@/lib/core/db";
import { createDocument, publishDocument } from "@/lib/documents/mutations";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields, buildParts, NOW } from "../factories";
import { asNobody, asUser } from "./actions/request";

vi.mock("next/headers", () => import("./actions/cookie-jar"));

let gazetteId: string;
const ids: string[] = [];

async function add(number: string, title: string, to = gazetteId): Promise<string> {
  const fields = buildFields({ title, number, numberText: number });
  return createDocument({ actor: COMMAND_LINE, now: NOW, gazetteId: to, fields, parts: buildParts() });
}

beforeAll(async () => {
  const make = async (slug: string, name: string) =>
    (await writes().gazette.create({ data: { slug, name } })).id;
  gazetteId = await make("qingshi", "云溪市青石区人民政府公报");
  const other = await make("bailu", "白鹭县人民政府公报");
  ids.push(await add("青政发〔2026〕1号", "甲的通知"), await add("青政发〔2026〕4号", "乙的通知"));
  await add("青政发〔2025〕9号", "丙的通知");
  await add("青政发〔2026〕7号", "别处的通知", other);
});

async function ask(query: Record<string, string>) {
  const search = new URLSearchParams({ gazette: gazetteId, ...query });
  const response = await GET(new Request(`http://localhost/desk/numbers?${search}`));
  return { status: response.status, answer: await response.json() };
}

describe("what is known of a number", () => {
  it("is told to nobody, and to nobody who does not write for the gazette", async () => {
    asNobody();
    expect((await ask({ number: "青政发〔2026〕4号" })).status).toBe(401);
    for (const role of ["printer", "reviewer"] as const) {
      await asUser({ role, gazetteId });
      expect((await ask({ number: "青政发〔2026〕4号" })).status).toBe(404);
    }
    await asUser({ role: "editor", gazetteId });
    expect((await ask({ number: "青政发〔2026〕4号", gazette: "another" })).status).toBe(404);
    expect((await ask({ number: "" })).status).toBe(400);
  });

  it("is the series of its code word and year in this gazette, and who has it", async () => {
    await asUser({ role: "editor", gazetteId });
    const series = { code: "青政发", year: 2026, highest: 4, free: [2, 3] };
    const same = [{ id: ids[1], title: "乙的通知" }];
    expect((await ask({ number: "青政发〔2026〕4号" })).answer).toEqual({ series, same });
    expect((await ask({ number: "青政发 [2026] 第04号" })).answer.same).toEqual(same);
    expect((await ask({ number: "青政发〔2026〕5号" })).answer).toEqual({ series, same: [] });
    expect((await ask({ number: "第1号" })).answer).toEqual({ series: null, same: [] });
  });

  it("leaves out the document that is being edited", async () => {
    await asUser({ role: "editor", gazetteId });
    const { answer } = await ask({ number: "青政发〔2026〕4号", document: ids[1] ?? "" });
    expect(answer).toEqual({ series: { code: "青政发", year: 2026, highest: 1, free: [] }, same: [] });
  });

  it("tells a contributor nothing of others' documents before they are public", async () => {
    await asUser({ role: "contributor", gazetteId });
    const number = "青政发〔2026〕4号";
    expect((await ask({ number })).answer).toEqual({
      series: { code: "青政发", year: 2026, highest: 0, free: [] },
      same: [],
    });
    await transact((tx) => publishDocument(tx, { now: NOW, documentId: ids[1] ?? "", reason: null }));
    expect((await ask({ number })).answer.same).toEqual([{ id: null, title: "乙的通知" }]);
  });
});
