import { unzipSync } from "fflate";
import { AppError } from "../../core/errors";
import { foreignArchive, refuseForeignContainer } from "./foreign-files";
import { parseXml } from "./parse-xml";
import { childrenOf, type XmlElement } from "./xml-tree";

/** Where a relationship of a part leads: a part of the package, or an address outside of it. */
type Relation = { readonly type: string; readonly target: string; readonly external: boolean };

/** The parts of a Word file, unpacked only when they are asked for and only into memory. */
export type WordPackage = {
  readonly mainPath: string;
  readonly main: XmlElement;
  readonly hasMacros: boolean;
  /** The bytes of a part; null where there is none. */
  readonly bytesOf: (path: string) => Uint8Array | null;
  /** A part as XML; null where there is none. */
  readonly xmlOf: (path: string) => XmlElement | null;
  /** Relationships of a part by their ids; the types are the last word of their addresses (`image`, `header`). */
  readonly relationsOf: (path: string) => ReadonlyMap<string, Relation>;
};

const MAX_ENTRIES = 5000;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

/**
 * Opens the bytes of a .docx or .docm. Throws `AppError` "too-large" for a zip bomb, "invalid" for what is no Word file
 * (the sentence names what it seems to be), is locked with a password or is damaged.
 */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  refuseForeignContainer(bytes);
  const names = listEntries(bytes);
  // Each part is unpacked and parsed once, however often the file refers to it.
  const bytesOf = once((name) => unpack(bytes, names.get(name)));
  const xmlOf = once((name) => {
    const part = bytesOf(name);
    return part && parseXml(part);
  });
  const relations = new Map<string, ReadonlyMap<string, Relation>>();
  const relationsOf = (path: string) => {
    const known = relations.get(path) ?? readRelations(path, xmlOf(relationsPath(path)));
    relations.set(path, known);
    return known;
  };
  const foreign = () => {
    const mimetype = bytesOf("mimetype");
    return foreignArchive(names.values(), mimetype && new TextDecoder().decode(mimetype.subarray(0, 200)));
  };
  if (!names.has("[content_types].xml")) throw foreign();
  const mainPath =
    [...relationsOf("").values()].find(({ type }) => type === "officeDocument")?.target ??
    "word/document.xml";
  const main = xmlOf(mainPath);
  if (main?.name !== "w:document") throw foreign();
  const hasMacros = [...names.keys()].some((name) => name.endsWith("vbaproject.bin"));
  return { mainPath, main, hasMacros, bytesOf, xmlOf, relationsOf };
}

/** A reader of parts by their paths that reads each once. */
function once<T>(read: (key: string) => T): (path: string) => T {
  const known = new Map<string, { value: T }>();
  return (path) => {
    const key = entryKey(path);
    const found = known.get(key) ?? { value: read(key) };
    known.set(key, found);
    return found.value;
  };
}

/** Names of the entries by the form in which they are looked up. Nothing is unpacked. */
function listEntries(bytes: Uint8Array): Map<string, string> {
  const names = new Map<string, string>();
  let size = 0;
  let count = 0;
  readZip(bytes, (entry) => {
    count++;
    size += entry.originalSize;
    if (count > MAX_ENTRIES || size > MAX_UNPACKED_BYTES)
      throw new AppError(
        "too-large",
        "Word 文件解压后过大（超过 200 MB 或 5000 个部件），为安全起见不予读取。",
      );
    names.set(entryKey(entry.name), entry.name);
    return false;
  });
  return names;
}

function unpack(bytes: Uint8Array, name: string | undefined): Uint8Array | null {
  if (name === undefined) return null;
  let taken = false;
  // Two entries may bear one name; the first is taken, as readers of the format do.
  const files = readZip(bytes, (entry) => {
    if (taken || entry.name !== name) return false;
    taken = true;
    return true;
  });
  return Object.values(files)[0] ?? null;
}

function readZip(bytes: Uint8Array, filter: (entry: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      "invalid",
      "文件已损坏，不是完整的 Word 文件；请重新取得文件，或用 Word、WPS 打开并另存后再导入。",
      {
        cause: error,
      },
    );
  }
}

function readRelations(path: string, xml: XmlElement | null): Map<string, Relation> {
  return new Map(
    childrenOf(xml ?? undefined, "rel:Relationship").map((relation) => {
      const { attributes } = relation;
      const external = attributes.get("TargetMode") === "External";
      const target = attributes.get("Target") ?? "";
      const type = (attributes.get("Type") ?? "").split("/").at(-1) ?? "";
      return [
        attributes.get("Id") ?? "",
        { type, external, target: external ? target : resolvePath(path, target) },
      ];
    }),
  );
}

function relationsPath(path: string): string {
  const slash = path.lastIndexOf("/") + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

/** A target as a path from the package's root. */
function resolvePath(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** Part names are compared without case; some writers of the format part them by backslashes. */
function entryKey(name: string): string {
  return name.replace(/\\/gu, "/").replace(/^\/+/u, "").toLowerCase();
}
