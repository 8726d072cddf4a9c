import { chooseBranch } from "./alternate-content";
import { asideOf, isPlaceholder, readInlines } from "./read-runs";
import { readTable } from "./read-table";
import type { Story } from "./story";
import { lookOf, readNumberingChoice, readRunLook } from "./style-sheet";
import type { WordBlock, WordInline, WordParagraph } from "./word-tree";
import { childOf, childrenOf, settingOf, switchOf, type XmlElement } from "./xml-tree";

/** A paragraph whose end is deleted or hidden: it goes on in the next. */
type Unfinished = { inlines: readonly WordInline[]; first?: Pick<WordParagraph, "label" | "align"> };

const PROPERTIES = /Pr(?:Change)?$/u;

/** Reads one flow of text (the body, a cell, a note) into its paragraphs and tables. */
export function readBlocks(elements: readonly XmlElement[], story: Story): WordBlock[] {
  const blocks: WordBlock[] = [];
  let open: Unfinished | null = null;
  const close = () => {
    if (open)
      blocks.push({ kind: "paragraph", label: "", align: null, ...open.first, inlines: open.inlines });
    open = null;
  };
  for (const element of unwrapped(elements)) {
    if (element.name === "w:p") {
      const { paragraph, goesOn } = readParagraph(element, { story, open });
      open = goesOn;
      if (!goesOn) blocks.push(paragraph);
      continue;
    }
    close();
    if (element.name === "w:tbl") blocks.push(...readTable(element, { story, readCell: readBlocks }));
    else blocks.push(...readStray(element, story));
  }
  close();
  return blocks;
}

/** The paragraphs and tables of a flow, those in content controls and other wrappers too. */
function unwrapped(elements: readonly XmlElement[]): XmlElement[] {
  return elements.flatMap((element) => {
    if (element.name === "mc:AlternateContent") return unwrapped(chooseBranch(element));
    if (element.name === "w:sdt" && !isPlaceholder(element))
      return unwrapped(childrenOf(childOf(element, "w:sdtContent")));
    if (element.name === "w:customXml" || element.name === "w:smartTag")
      return unwrapped(childrenOf(element));
    return [element];
  });
}

function readParagraph(
  element: XmlElement,
  { story, open }: { story: Story; open: Unfinished | null },
): { paragraph: WordParagraph; goesOn: Unfinished | null } {
  const properties = childOf(element, "w:pPr");
  const mark = childOf(properties, "w:rPr");
  const style = story.styles.paragraph(settingOf(properties, "w:pStyle"));
  const own = readInlines(childrenOf(element), { story, paragraph: style.run, href: null });
  const inlines = [...(open?.inlines ?? []), ...own, ...changesOf(mark)];
  const isDeleted = childOf(mark, "w:del") !== undefined || childOf(mark, "w:moveFrom") !== undefined;
  const isDropCap = ["drop", "margin"].includes(
    childOf(properties, "w:framePr")?.attributes.get("w:dropCap") ?? "",
  );
  const align = alignOf(settingOf(properties, "w:jc") ?? style.align);
  if (isDeleted || isDropCap) {
    // A deleted end, or a large initial in a frame: Word prints it as the beginning of the next, under that one's number.
    const goesOn = { inlines, ...(open?.first && { first: open.first }) };
    return { paragraph: { kind: "paragraph", label: "", align, inlines }, goesOn };
  }
  const markLook = lookOf({
    own: readRunLook(mark),
    character: story.styles.character(settingOf(mark, "w:rStyle")),
    paragraph: style.run,
  });
  // A paragraph that is hidden as a whole is not counted.
  const isHidden =
    (markLook.hidden ?? false) && inlines.every(({ kind }) => kind === "aside" || kind === "remark");
  const choice = {
    ...defined("own", readNumberingChoice(properties)),
    ...defined("style", style.numbering),
  };
  const paragraph: WordParagraph = {
    kind: "paragraph",
    label: isHidden || open?.first ? "" : story.label(choice),
    align,
    ...open?.first,
    inlines,
  };
  // Word's "style separator": two paragraphs set as one.
  const isJoined = switchOf(mark, "w:specVanish") ?? false;
  return { paragraph, goesOn: isJoined ? { inlines, first: { label: paragraph.label, align } } : null };
}

/** What stands between paragraphs and is none: an equation, a prompt, another file that is only named. */
function readStray(element: XmlElement, story: Story): WordBlock[] {
  if (PROPERTIES.test(element.name)) return [];
  const inlines: WordInline[] =
    element.name === "w:altChunk" || element.name === "w:subDoc"
      ? [{ kind: "remark", code: "embedded-object" }]
      : element.name === "w:sdt"
        ? asideOf("markup", element)
        : readInlines([element], { story, paragraph: story.styles.paragraph(undefined).run, href: null });
  return inlines.length === 0 ? [] : [{ kind: "paragraph", label: "", align: null, inlines }];
}

/** What tracked changes did to the end of a paragraph. */
function changesOf(mark: XmlElement | undefined): WordInline[] {
  if (childOf(mark, "w:del") ?? childOf(mark, "w:moveFrom")) return [{ kind: "remark", code: "deletion" }];
  return childOf(mark, "w:ins") ? [{ kind: "remark", code: "insertion" }] : [];
}

function alignOf(align: string | undefined): WordParagraph["align"] {
  if (align === "center") return "center";
  return align === "right" || align === "end" ? "right" : null;
}

function defined<Name extends string, Value>(name: Name, value: Value | undefined) {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value });
}
