import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { AuditPayloadSchema } from "@/lib/audit/schema";
import { ENV_NAMES } from "@/lib/core/env";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import { LeftOutReasonSchema, WARNING_CODES } from "@/lib/importing/reasons";
import { ISSUE_STATE_LABELS } from "@/lib/issues/schema";
import { PERMISSIONS } from "@/lib/users/policy";
import { ROLE_LABELS, ROLES, type Role } from "@/lib/users/schema";

/** The documents say what is true: what the code has, they name. */

const read = (file: string) => readFileSync(file, "utf8");
const manifest = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const docs = readdirSync("docs", { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".md"),
);
const pages = [
  "README.md",
  "README.zh-CN.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...docs.map((name) => `docs/${name}`),
];

describe("docs/operating.md", () => {
  const text = read("docs/operating.md");

  it("names every environment variable that is read", () => {
    for (const name of ENV_NAMES) expect(text, name).toContain(`\`${name}\``);
  });

  it("names every command", () => {
    const commands = readdirSync("src/cli/commands").map((name) => name.replace(".ts", ""));
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) expect(text, command).toMatch(new RegExp(`^\\| \`${command}\\b`, "mu"));
  });

  it("names every audit event", () => {
    for (const option of AuditPayloadSchema.options) expect(text).toContain(`\`${option.shape.type.value}\``);
  });
});

describe("docs/importing.md", () => {
  const text = read("docs/importing.md");

  it("explains every reason for leaving text out and every warning", () => {
    for (const reason of LeftOutReasonSchema.options) expect(text).toContain(`\`${reason}\``);
    for (const code of WARNING_CODES) expect(text).toContain(`\`${code}\``);
  });
});

describe("docs/GLOSSARY.md", () => {
  const text = read("docs/GLOSSARY.md");

  it("defines every state in the words of the interface", () => {
    for (const labels of [DOCUMENT_STATE_LABELS, ISSUE_STATE_LABELS]) {
      for (const [state, label] of Object.entries(labels)) expect(text).toContain(`${label} \`${state}\``);
    }
  });

  it("defines every date and instant of the model", () => {
    const fields = [...read("prisma/schema.prisma").matchAll(/^\s+(\w+(?:At|On|Date))\s/gmu)].map(
      (m) => m[1] ?? "",
    );
    // The session tables are better-auth's; their dates are explained there.
    const others = [
      "updatedAt",
      "expiresAt",
      "accessTokenExpiresAt",
      "refreshTokenExpiresAt",
      "fromDate",
      "toDate",
    ];
    for (const field of new Set(fields))
      if (!others.includes(field)) expect(text, field).toContain(`\`${field}\``);
  });
});

describe("docs/permissions.md", () => {
  const rows = [...read("docs/permissions.md").matchAll(/^\|(.+)\|$/gmu)].map((m) =>
    (m[1] ?? "").split("|").map((cell) => cell.trim()),
  );
  const [head = [], , ...table] = rows;

  it("has a column for each role, in the words of the interface, and one for nobody", () => {
    const roles = ["administrator", ...ROLES] as const;
    const expected = [
      "Permission",
      "Action",
      ...roles.map((role) => `${ROLE_LABELS[role]} \`${role}\``),
      "nobody",
    ];
    expect(head).toEqual(expected);
  });

  it("has a row for each permission, with the yes and no of the code", () => {
    const shown = table.map(([name, , ...cells]) => [name, ...cells]);
    const yes = (isAllowed: boolean) => (isAllowed ? "yes" : "no");
    const expected = Object.entries(PERMISSIONS).map(([name, allowed]) => [
      `\`${name}\``,
      "yes",
      ...ROLES.map((role) => yes((allowed as readonly Role[]).includes(role))),
      "no",
    ]);
    expect(shown).toEqual(expected);
  });
});

describe("docs/addresses.md", () => {
  it("names every public route", () => {
    const text = read("docs/addresses.md");
    const routes = readdirSync("src/app", { recursive: true, encoding: "utf8" })
      .filter((name) => /(?:^|\/)(?:page\.tsx|route\.ts)$/u.test(name))
      .map((name) =>
        `/${path.dirname(name)}`
          .replace(/\/\(\w+\)/gu, "")
          .replace("/.", "/")
          .replace(/\[(?:\.\.\.)?(\w+)\]/gu, "{$1}"),
      );
    const own = ["/api/cache", "/api/pdf", "/api/auth", "/home/", "/desk/"];
    const shown = routes.filter((route) => !own.some((prefix) => route.startsWith(prefix)));
    expect(shown.length).toBeGreaterThan(8);
    for (const route of shown) {
      const written = route.replace("/documents/{id}/v/{version}", "/documents/{id}/v/{n}");
      expect(text, written).toContain(`\`${written}`);
    }
  });
});

describe("every page of the documentation", () => {
  it("links only to files that are there", () => {
    for (const page of pages) {
      for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)) {
        expect(existsSync(path.join(path.dirname(page), target)), `${page} → ${target}`).toBe(true);
      }
    }
  });

  it("names only scripts that there are", () => {
    for (const page of pages) {
      for (const [, name = ""] of read(page).matchAll(/npm run (?:--silent )?([a-z]+)/gu)) {
        expect(Object.keys(manifest.scripts), `${page}: npm run ${name}`).toContain(name);
      }
    }
  });

  it("is found from one of the two entrances", () => {
    const entrances = read("README.md") + read("docs/ARCHITECTURE.md") + read("CONTRIBUTING.md");
    for (const name of docs) {
      if (name.startsWith("decisions/")) continue;
      expect(entrances, name).toContain(path.basename(name));
    }
  });
});
