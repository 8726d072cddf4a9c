import { plainTextOf } from "./plain-text";
import type { WordPackage } from "./word-package";
import type { Aside } from "./word-tree";
import { childrenOf, type XmlElement } from "./xml-tree";

type Note = { readonly xml: XmlElement; readonly path: string };
/** The notes and comments of a document; each is taken at its place in the text. */
export type Notes = {
  readonly take: (kind: "footnote" | "endnote", id: string) => Note | null;
  /** The text of a comment; null where there is none. */
  readonly takeComment: (id: string) => string | null;
  /** What no place in the text takes. */
  readonly untaken: () => Aside[];
};

const KINDS = ["footnote", "endnote", "comment"] as const;

/** Reads the footnotes, endnotes and comments of a package; the lines that part notes from the text are none. */
export function readNotes(source: WordPackage): Notes {
  const all = new Map<string, Note>();
  const relations = [...source.relationsOf(source.mainPath).values()];
  for (const kind of KINDS) {
    const path = relations.find(({ type, external }) => type === `${kind}s` && !external)?.target;
    const part = path === undefined ? null : source.xmlOf(path);
    for (const xml of childrenOf(part ?? undefined, `w:${kind}`)) {
      const type = xml.attributes.get("w:type") ?? "normal";
      if (path !== undefined && type === "normal")
        all.set(`${kind} ${xml.attributes.get("w:id")}`, { xml, path });
    }
  }
  const taken = new Set<string>();
  const take = (kind: (typeof KINDS)[number], id: string) => {
    taken.add(`${kind} ${id}`);
    return all.get(`${kind} ${id}`) ?? null;
  };
  return {
    take,
    takeComment: (id) => {
      const comment = take("comment", id);
      return comment && plainTextOf(comment.xml);
    },
    untaken: () =>
      [...all].flatMap(([key, { xml }]): Aside[] => {
        const text = taken.has(key) ? "" : plainTextOf(xml);
        // Word does not show a note that no place in the text names.
        const reason = key.startsWith("comment") ? "comment" : "note";
        return text === "" ? [] : [{ kind: "aside", reason, text }];
      }),
  };
}
