import { chooseBranch } from "./alternate-content";
import { readDrawing } from "./drawings";
import { readEquation } from "./equations";
import { readHyperlink } from "./field-codes";
import { plainTextOf } from "./plain-text";
import type { Story } from "./story";
import { lookOf, type RunLook, readRunLook } from "./style-sheet";
import { readSymbolText, symbolCharacter, UNKNOWN_SYMBOL } from "./symbols";
import type { Format, WordInline } from "./word-tree";
import { childOf, childrenOf, settingOf, switchOf, type XmlElement } from "./xml-tree";

/** Where a run stands. */
type Place = { readonly story: Story; readonly paragraph: RunLook; readonly href: string | null };
type RunPlace = Place & { readonly look: RunLook };

/** Elements that hold nothing to read, beside those that end in `Pr`. */
const SILENT = new Set(["w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:softHyphen", "w:delInstrText"]);
const PROPERTIES = /Pr(?:Change)?$/u;

/** Reads what stands in a paragraph in order: text with its look, notes, pictures, and what is no part of the text. */
export function readInlines(elements: readonly XmlElement[], place: Place): WordInline[] {
  return elements.flatMap((element) => readInline(element, place));
}

function readInline(element: XmlElement, place: Place): WordInline[] {
  const inside = (children: readonly XmlElement[], href = place.href) =>
    readInlines(children, { ...place, href });
  const { attributes, name } = element;
  if (SILENT.has(name) || PROPERTIES.test(name)) return [];
  switch (name) {
    case "w:r":
      return readRun(element, place);
    case "w:hyperlink": {
      const relation = place.story.source.relationsOf(place.story.path).get(attributes.get("r:id") ?? "");
      return inside(childrenOf(element), relation?.external ? relation.target : null);
    }
    case "w:fldSimple":
      return inside(childrenOf(element), readHyperlink(attributes.get("w:instr") ?? "") ?? place.href);
    case "w:ins":
    case "w:moveTo":
      return [{ kind: "remark", code: "insertion" }, ...inside(childrenOf(element))];
    case "w:del":
    case "w:moveFrom":
      return [{ kind: "remark", code: "deletion" }, ...asideOf("deleted-text", element)];
    case "w:sdt":
      return isPlaceholder(element)
        ? asideOf("markup", element)
        : inside(childrenOf(childOf(element, "w:sdtContent")));
    case "mc:AlternateContent":
      return inside(chooseBranch(element));
    case "m:oMath":
      return [{ kind: "remark", code: "embedded-object" }, ...equationOf(element, place)];
    case "w:p":
    case "w:tbl":
      return [{ kind: "box", blocks: place.story.readInner([element], place.story) }];
    default:
      return inside(childrenOf(element));
  }
}

/** Whether a content control still shows its prompt (单击此处输入文字). */
export function isPlaceholder(control: XmlElement): boolean {
  return switchOf(childOf(control, "w:sdtPr"), "w:showingPlcHdr") ?? false;
}

/** The text of an element as one that is not part of the document's. */
export function asideOf(reason: "deleted-text" | "markup" | "hidden-text", element: XmlElement) {
  const text = plainTextOf(element);
  return text === "" ? [] : [{ kind: "aside" as const, reason, text }];
}

function readRun(run: XmlElement, place: Place): WordInline[] {
  const properties = childOf(run, "w:rPr");
  const look = lookOf({
    own: readRunLook(properties),
    character: place.story.styles.character(settingOf(properties, "w:rStyle")),
    paragraph: place.paragraph,
  });
  return childrenOf(run).flatMap((piece) => readRunPiece(piece, { ...place, look }));
}

function readRunPiece(piece: XmlElement, place: RunPlace): WordInline[] {
  const { story, look } = place;
  const { attributes, name } = piece;
  if (SILENT.has(name) || PROPERTIES.test(name)) return [];
  if (name === "w:fldChar") {
    const { text, isDrawn } = story.fields.take(piece);
    return [
      ...(isDrawn ? [{ kind: "remark" as const, code: "embedded-object" as const }] : []),
      ...textOf(text, place),
    ];
  }
  if (name === "w:instrText") {
    story.fields.addCode(textIn(piece));
    return [];
  }
  if (story.fields.isInCode()) return [];
  switch (name) {
    case "w:t":
      return textOf(readSymbolText(textIn(piece), look.font), place);
    case "w:delText":
      return asideOf("deleted-text", piece);
    case "w:tab":
    case "w:ptab":
      return textOf(" ", place);
    case "w:noBreakHyphen":
      return textOf("-", place);
    case "w:sym":
      return textOf(
        symbolCharacter(attributes.get("w:font") ?? "", Number.parseInt(attributes.get("w:char") ?? "", 16)),
        place,
      );
    case "w:br":
    case "w:cr":
      return look.hidden
        ? []
        : [{ kind: "break", page: ["page", "column"].includes(attributes.get("w:type") ?? "") }];
    case "w:footnoteReference":
    case "w:endnoteReference": {
      if (look.hidden) return [];
      const kind = name === "w:footnoteReference" ? "footnote" : "endnote";
      const blocks = story.readNote(kind, attributes.get("w:id") ?? "");
      return blocks ? [{ kind: "note", blocks }] : [];
    }
    case "w:commentReference": {
      const text = story.readComment(attributes.get("w:id") ?? "");
      return text ? [{ kind: "aside", reason: "comment", text }] : [];
    }
    case "w:ruby":
      return [
        ...readInlines(childrenOf(childOf(piece, "w:rubyBase")), place),
        ...childrenOf(piece, "w:rt").flatMap((guide) =>
          childrenOf(guide).flatMap((run) => asideOf("markup", run)),
        ),
      ];
    case "w:drawing":
    case "w:pict":
    case "w:object":
      return look.hidden ? asideOf("hidden-text", piece) : readDrawing(piece, story);
    case "mc:AlternateContent":
      return chooseBranch(piece).flatMap((child) => readRunPiece(child, place));
    default:
      return childrenOf(piece).flatMap((child) => readRunPiece(child, place));
  }
}

function textOf(text: string, { look, story, href }: RunPlace): WordInline[] {
  if (text === "") return [];
  if (look.hidden) return [{ kind: "aside", reason: "hidden-text", text }];
  const format: Format = {
    bold: look.bold ?? false,
    vertical: look.vertical === "superscript" || look.vertical === "subscript" ? look.vertical : null,
    href: href ?? story.fields.href(),
  };
  const inline: WordInline = { kind: "text", text, format };
  return text.includes(UNKNOWN_SYMBOL) ? [inline, { kind: "remark", code: "unknown-symbol" }] : [inline];
}

function equationOf(equation: XmlElement, { story, href, paragraph }: Place): WordInline[] {
  return readEquation(equation).flatMap(({ text, vertical }) =>
    textOf(text, {
      story,
      href,
      paragraph,
      look: { bold: false, hidden: false, vertical: vertical ?? undefined, font: undefined },
    }),
  );
}

function textIn(element: XmlElement): string {
  return element.children.filter((node) => typeof node === "string").join("");
}
