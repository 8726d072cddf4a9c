import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** The house of docs/ARCHITECTURE.md: who may import whom, and which files a domain folder holds. */

const SRC = path.resolve("src");
const DOMAINS = ["gazettes", "issues", "documents", "organs", "users", "audit"];
const ENGINES = ["importing", "proofreading", "search", "print"];
const DOMAIN_FILES = ["schema", "rules", "policy", "queries", "mutations", "loaders", "actions", "gateway"];
const ISOMORPHIC = ["schema", "rules", "policy"];

type Layer = "core" | "content" | "engine" | "domain" | "components" | "app";
const MAY_IMPORT: Readonly<Record<Layer, readonly Layer[]>> = {
  core: ["core"],
  content: ["content", "core"],
  engine: ["engine", "content", "core"],
  domain: ["domain", "engine", "content", "core"],
  components: ["components", "domain", "engine", "content", "core"],
  app: ["app", "components", "domain", "engine", "content", "core"],
};

type Import = { from: string; to: string; isTypeOnly: boolean };

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (name === "generated") return [];
    if (statSync(file).isDirectory()) return filesBelow(file);
    return /\.tsx?$/u.test(name) ? [path.relative(SRC, file)] : [];
  });
}

const files = filesBelow(SRC);

function importsOf(file: string): Import[] {
  const code = readFileSync(path.join(SRC, file), "utf8");
  const found = code.matchAll(/^(?:import|export)\s+(type\s)?(?:[^;"']*?\sfrom\s)?["']([^"']+)["'];?/gmu);
  const dynamic = code.matchAll(/\bimport\(\s*["']([^"']+)["']/gu);
  const named: [string, boolean][] = [
    ...[...found].map((m): [string, boolean] => [m[2] ?? "", m[1] !== undefined]),
    ...[...dynamic].map((m): [string, boolean] => [m[1] ?? "", false]),
  ];
  return named.flatMap(([specifier, isTypeOnly]) => {
    if (specifier.startsWith("@/")) return [{ from: file, to: specifier.slice(2), isTypeOnly }];
    if (!specifier.startsWith(".")) return [];
    const to = path.relative(SRC, path.resolve(SRC, path.dirname(file), specifier));
    return to.startsWith("..") ? [] : [{ from: file, to, isTypeOnly }];
  });
}

const imports = files.flatMap(importsOf);

function layerOf(file: string): Layer {
  const [top = "", folder = ""] = file.split("/");
  if (top === "components") return "components";
  if (top !== "lib") return "app";
  if (folder === "core" || folder === "content") return folder;
  if (ENGINES.includes(folder)) return "engine";
  if (DOMAINS.includes(folder)) return "domain";
  throw new Error(`src/${file} stands in no layer`);
}

const domainOf = (file: string) => /^lib\/([^/]+)\//u.exec(file)?.[1] ?? "";
const nameOf = (file: string) => path.basename(file).replace(/\.tsx?$/u, "");
const show = ({ from, to }: Import) => `${from} → ${to}`;

describe("the layers", () => {
  it("hold every file of src", () => {
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) expect(layerOf(file)).toBeTruthy();
  });

  it("import one way: app and cli, components, domains, engines, content, core", () => {
    const wrong = imports.filter(({ from, to }) => !MAY_IMPORT[layerOf(from)].includes(layerOf(to)));
    expect(wrong.map(show)).toEqual([]);
  });

  it("keep engines apart from one another", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        layerOf(from) === "engine" && layerOf(to) === "engine" && domainOf(from) !== domainOf(to),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it("let components have no queries, mutations or database", () => {
    const wrong = imports.filter(
      ({ from, to, isTypeOnly }) =>
        layerOf(from) === "components" &&
        layerOf(to) === "domain" &&
        !isTypeOnly &&
        ![...ISOMORPHIC, "actions"].includes(nameOf(to)),
    );
    expect(wrong.map(show)).toEqual([]);
  });
});

describe("a domain folder", () => {
  it("holds only the file names that a reader of the code expects", () => {
    const wrong = files.filter((file) => layerOf(file) === "domain" && !DOMAIN_FILES.includes(nameOf(file)));
    expect(wrong).toEqual([]);
  });

  it("does not use another domain's loaders or actions", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        layerOf(from) === "domain" &&
        layerOf(to) === "domain" &&
        domainOf(from) !== domainOf(to) &&
        ["loaders", "actions"].includes(nameOf(to)) &&
        // An action asks who acts: the session's loader is the one gate that all share.
        !(nameOf(from) === "actions" && to === "lib/users/loaders"),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it("marks what only a server may run", () => {
    const wrong = files.filter((file) => {
      if (
        layerOf(file) !== "domain" ||
        !["queries", "mutations", "loaders", "gateway"].includes(nameOf(file))
      )
        return false;
      return !readFileSync(path.join(SRC, file), "utf8").startsWith('import "server-only";');
    });
    expect(wrong).toEqual([]);
  });
});

describe("the database", () => {
  it("is opened in core and used by queries, mutations, the session gateway and routes' health check alone", () => {
    const wrong = imports.filter(({ from, to, isTypeOnly }) => {
      if (to !== "lib/core/db" || isTypeOnly || layerOf(from) === "core") return false;
      const isDomainData =
        layerOf(from) === "domain" && ["queries", "mutations", "gateway"].includes(nameOf(from));
      return !isDomainData && !["app/api/health/route.ts", "cli/gazette.ts"].includes(from);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("is spoken to in SQL by lib/search alone", () => {
    const wrong = files.filter(
      (file) =>
        !file.startsWith("lib/search/") &&
        !file.startsWith("lib/core/sqlite") &&
        /\$(?:queryRaw|executeRaw)/u.test(readFileSync(path.join(SRC, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the reader", () => {
  it("never reads cookies or headers, so that its pages can be cached", () => {
    const wrong = files.filter(
      (file) =>
        file.startsWith("app/(reader)/") &&
        /next\/headers|users\/loaders/u.test(readFileSync(path.join(SRC, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });
});

describe("a file", () => {
  it("stays short enough to be read at once", () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(path.join(SRC, file), "utf8").split("\n").length }))
      .filter(({ lines }) => lines > 460);
    expect(long).toEqual([]);
  });
});
