import { readdirSync, readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { subjectOf } from "@/lib/audit/rules";
import { AuditPayloadSchema } from "@/lib/audit/schema";

const folders = readdirSync("prisma/migrations").filter((name) => /^\d+_/u.test(name));
const [first = "", ...later] = folders;
const sqlOf = (folder: string) => readFileSync(`prisma/migrations/${folder}/migration.sql`, "utf8");

/** Rows that refer to one another, as the first release wrote them. */
const ROWS = `
  INSERT INTO "Gazette" ("id", "slug", "name") VALUES ('g', 'yunxi', '云溪市人民政府公报');
  INSERT INTO "Section" ("id", "gazetteId", "name", "position") VALUES ('s', 'g', '市政府文件', 0);
  INSERT INTO "Issue" ("id", "gazetteId", "year", "number", "board", "notices", "updatedAt")
    VALUES ('i', 'g', 2026, '3', '{}', '[]', 0);
  INSERT INTO "Document" ("id", "gazetteId", "updatedAt") VALUES ('d', 'g', 0);
  INSERT INTO "DocumentRevision" ("id", "documentId", "sequence", "title", "genre", "kind", "textHash", "authorName", "createdAt")
    VALUES ('r', 'd', 1, '关于夜市的通知', '通知', 'notice', 'h', '许知夏', 0);
  UPDATE "Document" SET "headRevisionId" = 'r';
  INSERT INTO "Part" ("id", "revisionId", "position", "type", "content") VALUES ('p', 'r', 0, 'body', '{}');
  INSERT INTO "DocumentVersion" ("id", "documentId", "number", "revisionId", "publishedAt") VALUES ('v', 'd', 1, 'r', 0);
  INSERT INTO "Placement" ("id", "issueId", "sectionId", "documentId", "position") VALUES ('l', 'i', 's', 'd', 0);
  INSERT INTO "User" ("id", "name", "email", "updatedAt") VALUES ('u', '许知夏', 'xu@yunxi.example', 0);
  INSERT INTO "Membership" ("id", "userId", "gazetteId", "role") VALUES ('m', 'u', 'g', 'editor');
  INSERT INTO "AuditEvent" ("sequence", "at", "actorName", "type", "payload", "previous", "hash")
    VALUES (1, 0, '许知夏', 'issue.created', '{"type":"issue.created","gazette":"yunxi","issue":"2026/3"}', '', 'x');
`;

describe("the migrations after the first", () => {
  it("keep every row of an installation that is in use", () => {
    const db = new Database(":memory:");
    db.pragma("foreign_keys = ON");
    db.exec(sqlOf(first));
    db.exec(ROWS);
    const tables = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[];
    const counts = () =>
      tables.map((table) => [table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]);
    const before = counts();
    expect(before.filter(([, rows]) => rows === 1)).toHaveLength(12);
    expect(later.length).toBeGreaterThan(0);
    // Each in a transaction, as they are applied: there SQLite ignores a PRAGMA that would spare what refers to a table.
    for (const folder of later) db.transaction(() => db.exec(sqlOf(folder)))();
    expect(counts()).toEqual(before);
    expect(db.pragma("foreign_key_check")).toEqual([]);
    // The record of before is found by what it was done to, like that of after.
    const event = db.prepare('SELECT "payload", "subject" FROM "AuditEvent"').get() as Record<string, string>;
    const payload = AuditPayloadSchema.parse(JSON.parse(event.payload ?? ""));
    expect(event.subject).toBe(subjectOf(payload));
  });
});
