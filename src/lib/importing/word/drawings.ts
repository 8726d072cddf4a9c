import { chooseBranch } from "./alternate-content";
import { plainTextOf } from "./plain-text";
import type { Story } from "./story";
import { PLAIN_FORMAT, type WordBlock, type WordInline, type WordParagraph } from "./word-tree";
import { childrenOf, findAll, type XmlElement } from "./xml-tree";

/**
 * What stands in a drawing, an old picture or an embedded object: its pictures, its text boxes (lettering of word art
 * and of diagrams too), and a remark where something cannot be shown.
 */
export function readDrawing(drawing: XmlElement, story: Story): WordInline[] {
  return collect(drawing, { story, alt: "" });
}

function collect(element: XmlElement, place: { story: Story; alt: string }): WordInline[] {
  const { story } = place;
  const inside = (children: readonly XmlElement[], alt = place.alt) =>
    children.flatMap((child) => collect(child, { story, alt }));
  switch (element.name) {
    case "mc:AlternateContent":
      return inside(chooseBranch(element));
    case "w:txbxContent":
      return filledBox(story.readInner(childrenOf(element), story));
    case "a:txBody":
    case "a:p":
      return boxOf(plainTextOf(element));
    case "v:textpath":
      return boxOf(element.attributes.get("string") ?? "");
    case "a:blip":
      return [readPicture(element.attributes.get("r:embed") ?? element.attributes.get("r:link"), place)];
    case "v:imagedata": {
      const alt = place.alt || (element.attributes.get("o:title") ?? "");
      return [readPicture(element.attributes.get("r:id"), { story, alt })];
    }
    case "c:chart":
    case "other:chart":
    case "o:OLEObject":
      return [{ kind: "remark", code: "embedded-object" }];
    case "dgm:relIds":
      return [{ kind: "remark", code: "embedded-object" }, ...readDiagram(element, story)];
    case "v:shape":
      return inside(childrenOf(element), element.attributes.get("alt") ?? place.alt);
    default:
      return inside(childrenOf(element), describedBy(element) ?? place.alt);
  }
}

function readPicture(
  relation: string | undefined,
  { story, alt }: { story: Story; alt: string },
): WordInline {
  const found = story.source.relationsOf(story.path).get(relation ?? "");
  // An address outside of the file is never fetched.
  const bytes = found && !found.external ? story.source.bytesOf(found.target) : null;
  return { kind: "picture", bytes, alt };
}

/** The words of a diagram (SmartArt) stand in a part of their own. */
function readDiagram(ids: XmlElement, story: Story): WordInline[] {
  const relation = story.source.relationsOf(story.path).get(ids.attributes.get("r:dm") ?? "");
  const data = relation && !relation.external ? story.source.xmlOf(relation.target) : null;
  return data ? findAll(data, ["a:p"]).flatMap((text) => boxOf(plainTextOf(text))) : [];
}

/** The description of a picture in the element that frames it. */
function describedBy(frame: XmlElement): string | undefined {
  const properties =
    findDirect(frame, "wp:docPr") ?? findDirect(findDirect(frame, "pic:nvPicPr") ?? frame, "pic:cNvPr");
  const description = properties?.attributes.get("descr") || properties?.attributes.get("title");
  return description || undefined;
}

function findDirect(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** A text box, unless nothing stands in it: shapes have empty ones. */
function filledBox(blocks: readonly WordBlock[]): WordInline[] {
  const isFilled = blocks.some(
    (block) =>
      block.kind === "table" ||
      block.label !== "" ||
      block.inlines.some((one) => one.kind !== "break" && !(one.kind === "text" && one.text.trim() === "")),
  );
  return isFilled ? [{ kind: "box", blocks }] : [];
}

function boxOf(text: string): WordInline[] {
  if (text.trim() === "") return [];
  const blocks = text.split("\n").map(
    (line): WordParagraph => ({
      kind: "paragraph",
      label: "",
      align: null,
      inlines: [{ kind: "text", text: line, format: PLAIN_FORMAT }],
    }),
  );
  return [{ kind: "box", blocks }];
}
