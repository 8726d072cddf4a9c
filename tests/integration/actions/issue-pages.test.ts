import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GET as getPages } from "@/app/desk/issues/[id]/pages/route";
import { GET as getProof } from "@/app/desk/issues/[id]/proof.pdf/route";
import { doc, paragraph } from "@/lib/content/build";
import { reads } from "@/lib/core/db";
import { readEnv } from "@/lib/core/env";
import { importIssue } from "@/lib/issues/imported/mutations";
import { getDeskIssue, getIssueId } from "@/lib/issues/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildImportedDocument, buildImportedFile } from "../../factories";
import { asNobody, asUser } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));

let issueId = "";
let gazetteId = "";

beforeAll(async () => {
  const file = buildImportedFile();
  await importIssue({ actor: COMMAND_LINE, now: new Date(), file, bytes: 1, isBackIssue: false });
  issueId = await getIssueId({ slug: "qingshi", year: 2026, number: "1" });
  gazetteId = (await getDeskIssue(issueId))?.gazetteId ?? "";
});
beforeEach(asNobody);

const request = () => new Request("http://localhost/");
const pages = (id = issueId) => getPages(request(), { params: Promise.resolve({ id }) });
const proof = () => getProof(request(), { params: Promise.resolve({ id: issueId }) });
const kept = (kind: string) => readdirSync(path.join(readEnv().dataFolder, "made", kind, issueId));

describe("the pages of an issue that is being compiled", () => {
  test("are told to whom may see the issue; to others it is not there", async () => {
    expect((await pages()).status).toBe(401);
    expect((await proof()).status).toBe(401);
    await asUser({ role: "contributor", gazetteId });
    expect((await pages()).status).toBe(404);
    expect((await proof()).status).toBe(404);
    await asUser("administrator");
    expect((await pages("nothing")).status).toBe(404);
  });

  test("are those of the typesetting, for each document", async () => {
    await asUser({ role: "printer", gazetteId });
    const response = await pages();
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const ids = (await getDeskIssue(issueId))?.placements.map(({ id }) => id) ?? [];
    const answer = (await response.json()) as { pageCount: number; documents: Record<string, number[]> };
    expect(answer.pageCount % 2).toBe(0);
    expect(Object.keys(answer.documents).sort()).toEqual([...ids].sort());
    expect(answer.documents[ids[0] ?? ""]).toEqual([1, 1]);
  });

  test("are set once for the proof too, and only the last setting is kept", async () => {
    await asUser({ role: "editor", gazetteId });
    const before = kept("pdf");
    expect(before).toHaveLength(1);
    expect((await proof()).headers.get("content-type")).toBe("application/pdf");
    expect(kept("pdf")).toEqual(before);
    await reads().issue.update({ where: { id: issueId }, data: { coverText: "创刊号" } });
    expect((await pages()).status).toBe(200);
    expect(kept("pdf")).toHaveLength(1);
    expect(kept("pdf")).not.toEqual(before);
    expect(kept("json")).toHaveLength(1);
  });

  test("name the document that cannot be printed", async () => {
    const document = buildImportedDocument();
    const [first] = document.parts;
    if (!first) throw new Error("no part");
    const unprintable = {
      ...document,
      parts: [{ ...first, content: doc(paragraph("此字\u{3FFFD}无字形。")) }],
    };
    const file = buildImportedFile({
      issue: { number: "2" },
      documents: [buildImportedDocument(), unprintable],
    });
    await importIssue({ actor: COMMAND_LINE, now: new Date(), file, bytes: 1, isBackIssue: false });
    await asUser({ role: "editor", gazetteId });
    const id = await getIssueId({ slug: "qingshi", year: 2026, number: "2" });
    const second = (await getDeskIssue(id))?.placements[1]?.id;
    expect(await (await pages(id)).json()).toEqual({
      pageCount: 0,
      documents: {},
      problem: { message: expect.stringContaining("缺少字形"), documents: [second] },
    });
  });
});
