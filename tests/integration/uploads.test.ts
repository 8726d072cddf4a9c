import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { reads } from "@/lib/core/db";
import { readEnv } from "@/lib/core/env";
import { keepSource } from "@/lib/core/files";
import { importDocuments } from "@/lib/documents/imported/mutations";
import { importIssue } from "@/lib/issues/imported/mutations";
import { getUpload, readOnce } from "@/lib/issues/uploads/queries";
import { ADMINISTRATOR, buildImportedDocument, buildImportedFile, NOW } from "../factories";

const base = { actor: ADMINISTRATOR, now: NOW, bytes: 100 };
const titlesOf = (rows: readonly { headRevision: { title: string } | null }[]) =>
  rows.map(({ headRevision }) => headRevision?.title);

describe("some documents of a file", () => {
  const documents = ["甲", "乙", "丙"].map((name, index) =>
    buildImportedDocument({
      title: `关于${name}事的通知`,
      firstLine: 1 + index * 30,
      lastLine: 20 + index * 30,
    }),
  );

  it("of an issue are stored, the others not, and the record says how many", async () => {
    const file = buildImportedFile({ documents });
    expect(await importIssue({ ...base, file, chosen: [0, 2] })).toMatchObject({ documents: 2 });
    const rows = await reads().document.findMany({
      where: { placements: { some: {} } },
      orderBy: { createdAt: "asc" },
      select: { headRevision: { select: { title: true } } },
    });
    expect(titlesOf(rows).sort()).toEqual(["关于丙事的通知", "关于甲事的通知"].sort());
    const event = await reads().auditEvent.findFirstOrThrow({ where: { type: "issue.imported" } });
    expect(event.payload).toMatchObject({ documents: 2, left: 1 });
  });

  it("may be taken as waiting documents in several goes, each of them once", async () => {
    const file = buildImportedFile({ documents });
    const take = (chosen: number[]) => importDocuments({ ...base, file, gazetteSlug: "qingshi", chosen });
    expect(await take([1])).toMatchObject({ outcome: "imported" });
    expect(await take([1])).toMatchObject({ outcome: "unchanged" });
    expect((await take([0, 1])).documents).toHaveLength(1);
    expect(await importDocuments({ ...base, file, gazetteSlug: "qingshi" })).toMatchObject({
      outcome: "unchanged",
    });
    const rows = await reads().document.findMany({
      where: { placements: { none: {} } },
      select: { headRevision: { select: { title: true } } },
    });
    expect(titlesOf(rows).sort()).toEqual(["关于乙事的通知", "关于甲事的通知"].sort());
  });
});

describe("an uploaded file", () => {
  it("is read once: what follows takes the reading that was kept, under the name given now", async () => {
    const text = readFileSync(path.resolve("tests/fixtures/importing/hard-wraps.txt"));
    const bytes = new Uint8Array(text);
    const first = await readOnce({ bytes, fileName: "来文.txt" });
    const folder = path.join(readEnv().dataFolder, "made", "json");
    const [name = ""] = readdirSync(folder);
    const kept = readFileSync(path.join(folder, name), "utf8");
    const title = first.file.documents[0]?.title ?? "";
    writeFileSync(path.join(folder, name), kept.replaceAll(title, "留存的读取结果"));
    const sha256 = await keepSource(bytes);
    const again = await getUpload({ sha256, fileName: "改名.txt" });
    expect(again?.read.file.source).toBe("改名.txt");
    expect(again?.read.file.documents[0]?.title).toBe("留存的读取结果");
  });

  it("that was never uploaded is not there, and one that is no gazette leaves no reading", async () => {
    expect(await getUpload({ sha256: "0".repeat(64), fileName: "a.txt" })).toBeNull();
    const before = readdirSync(path.join(readEnv().dataFolder, "made", "json")).length;
    const poem = new TextEncoder().encode("春天来了。\n");
    await expect(readOnce({ bytes: poem, fileName: "诗.txt" })).rejects.toMatchObject({ code: "invalid" });
    expect(readdirSync(path.join(readEnv().dataFolder, "made", "json"))).toHaveLength(before);
  });
});
