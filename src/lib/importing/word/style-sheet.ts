import { childOf, childrenOf, settingOf, switchOf, wholeNumber, type XmlElement } from "./xml-tree";

/** Which number a paragraph takes; `styleId` names the style that says so, where no paragraph does. */
export type NumberingChoice = {
  readonly numId: number | undefined;
  readonly level: number | undefined;
  readonly styleId?: string;
};

/** What of a run's look matters here; undefined: nothing is said. */
export type RunLook = {
  readonly bold: boolean | undefined;
  readonly hidden: boolean | undefined;
  readonly vertical: string | undefined;
  readonly font: string | undefined;
};

type ParagraphLook = {
  readonly align: string | undefined;
  readonly numbering: NumberingChoice | undefined;
  readonly run: RunLook;
};

/** The styles of a document, each with what it inherits. */
export type StyleSheet = {
  /** The style of a paragraph; that of plain paragraphs where none is named. */
  readonly paragraph: (styleId: string | undefined) => ParagraphLook;
  readonly character: (styleId: string | undefined) => RunLook;
  /** The list (`w:num`) of a numbering style. */
  readonly listOf: (styleId: string) => number | undefined;
};

const PLAIN: RunLook = { bold: undefined, hidden: undefined, vertical: undefined, font: undefined };

/** Reads `styles.xml`; without it every style is plain. */
export function readStyleSheet(xml: XmlElement | null): StyleSheet {
  const styles = new Map<string, XmlElement>();
  let plainParagraph: string | undefined;
  for (const style of childrenOf(xml ?? undefined, "w:style")) {
    const id = style.attributes.get("w:styleId");
    if (id === undefined) continue;
    styles.set(id, style);
    const isDefault = ["1", "true", "on"].includes(style.attributes.get("w:default") ?? "");
    if (isDefault && style.attributes.get("w:type") === "paragraph") plainParagraph = id;
  }
  const defaults = childOf(xml ?? undefined, "w:docDefaults");
  const defaultRun = readRunLook(childOf(childOf(defaults, "w:rPrDefault"), "w:rPr"));
  const defaultAlign = settingOf(childOf(childOf(defaults, "w:pPrDefault"), "w:pPr"), "w:jc");

  /** A style and those that it is based on, itself first. */
  const chainOf = (styleId: string | undefined): XmlElement[] => {
    const chain: XmlElement[] = [];
    let id = styleId;
    while (id !== undefined) {
      const style: XmlElement | undefined = styles.get(id);
      if (!style || chain.includes(style)) break;
      chain.push(style);
      id = settingOf(style, "w:basedOn");
    }
    return chain;
  };
  const runOf = (chain: readonly XmlElement[]): RunLook =>
    chain.map((style) => readRunLook(childOf(style, "w:rPr"))).reduce(inherit, PLAIN);

  const paragraph = remembered((styleId: string | undefined): ParagraphLook => {
    const chain = chainOf(styleId !== undefined && styles.has(styleId) ? styleId : plainParagraph);
    const properties = chain.map((style) => ({
      id: style.attributes.get("w:styleId"),
      own: childOf(style, "w:pPr"),
    }));
    const numbered = properties.find(
      ({ own }) => settingOf(childOf(own, "w:numPr"), "w:numId") !== undefined,
    );
    const choice = numbered && readNumberingChoice(numbered.own);
    return {
      align:
        properties.map(({ own }) => settingOf(own, "w:jc")).find((align) => align !== undefined) ??
        defaultAlign,
      numbering: choice && { ...choice, ...(numbered.id !== undefined && { styleId: numbered.id }) },
      run: inherit(runOf(chain), defaultRun),
    };
  });
  return {
    paragraph,
    character: remembered((styleId: string | undefined) => runOf(chainOf(styleId))),
    listOf: (styleId) =>
      chainOf(styleId)
        .map((style) => readNumberingChoice(childOf(style, "w:pPr"))?.numId)
        .find((numId) => numId !== undefined),
  };
}

/** What a run's or paragraph mark's own properties (`w:rPr`) say. */
export function readRunLook(properties: XmlElement | undefined): RunLook {
  const fonts = childOf(properties, "w:rFonts")?.attributes;
  return {
    bold: switchOf(properties, "w:b"),
    hidden: switchOf(properties, "w:vanish"),
    vertical: settingOf(properties, "w:vertAlign"),
    font: fonts?.get("w:ascii") ?? fonts?.get("w:hAnsi"),
  };
}

/** The list and level that paragraph properties (`w:pPr`) name. */
export function readNumberingChoice(properties: XmlElement | undefined): NumberingChoice | undefined {
  const numPr = childOf(properties, "w:numPr");
  return (
    numPr && {
      numId: wholeNumber(settingOf(numPr, "w:numId")),
      level: wholeNumber(settingOf(numPr, "w:ilvl")),
    }
  );
}

/**
 * The look of a run: its own properties before its character style, that before the paragraph's. Bold and hidden are
 * switches: where both styles switch them on, they cancel out.
 */
export function lookOf({
  own,
  character,
  paragraph,
}: Record<"own" | "character" | "paragraph", RunLook>): RunLook {
  const toggle = (name: "bold" | "hidden") =>
    own[name] ?? (character[name] ?? false) !== (paragraph[name] ?? false);
  return {
    bold: toggle("bold"),
    hidden: toggle("hidden"),
    vertical: own.vertical ?? character.vertical ?? paragraph.vertical,
    font: own.font ?? character.font ?? paragraph.font,
  };
}

function inherit(derived: RunLook, base: RunLook): RunLook {
  return {
    bold: derived.bold ?? base.bold,
    hidden: derived.hidden ?? base.hidden,
    vertical: derived.vertical ?? base.vertical,
    font: derived.font ?? base.font,
  };
}

function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
