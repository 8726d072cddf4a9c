import type { Block, Inline, Table } from "@/lib/content/schema";
import type { Line, SourceText } from "@/lib/importing/source";

/** A source in short form for fixtures: each line with its number and what is known of it, tables row by row. */
export function describeSource(source: SourceText): unknown {
  return {
    lines: source.lines.map((line) => describeLine(line)),
    leftOut: source.leftOut.map(({ firstLine, reason, text }) => `${firstLine} ${reason}: ${text}`),
    warnings: source.warnings.map(({ code }) => code),
  };
}

function describeLine(line: Line): unknown {
  const known = [
    line.furniture,
    line.opens === undefined ? undefined : line.opens ? "opens" : "goes on",
    line.align,
    ...(line.rich ?? []).map((one) =>
      "node" in one
        ? `${one.node.type}${one.node.type === "pageMark" ? ` ${one.node.attrs.page}` : ""} at ${one.at}`
        : `${one.mark.type} ${one.from}–${one.to}`,
    ),
  ];
  const head = `${line.n}${line.through ? `–${line.through}` : ""} [${known.filter(Boolean).join(", ")}]`;
  if (line.block?.type === "table") return { [head]: tableRows(line.block).map((row) => row.join(" | ")) };
  return `${head} ${line.block ? JSON.stringify(line.block.attrs) : line.text}`;
}

/** Each cell of a table as text with its spans, a row a list; `#` marks a header cell. White space is taken out. */
export function tableRows(table: Table): string[][] {
  return table.content.map((row) =>
    row.content.map(({ type, attrs, content }) => {
      const span = attrs.colspan * attrs.rowspan > 1 ? `[${attrs.colspan}×${attrs.rowspan}]` : "";
      const text = content.map((paragraph) => inlineText(paragraph.content)).join("¶");
      return `${type === "tableHeader" ? "#" : ""}${span}${text}`;
    }),
  );
}

/** Text of inlines without white space; raised and lowered type in braces. */
function inlineText(inlines: readonly Inline[] | undefined): string {
  return (inlines ?? [])
    .map((node) => {
      if (node.type !== "text") return "";
      const text = node.text.replace(/\s+/gu, "");
      const moved = node.marks?.find(({ type }) => type === "superscript" || type === "subscript");
      return moved ? `{${moved.type === "superscript" ? "^" : "_"}${text}}` : text;
    })
    .join("");
}

/** What print shows of a block, one text a paragraph, a table's rows as they are. */
export function printedTexts(block: Block): (string | string[][])[] {
  switch (block.type) {
    case "heading":
      return [(block.attrs.number ?? "").replace(/\s+/gu, "") + inlineText(block.content)];
    case "paragraph":
      return [inlineText(block.content)];
    case "unrecoveredTable":
      return block.content.map((line) => inlineText(line.content));
    case "figure":
      return [block.attrs.alt, block.attrs.caption ?? ""].map((text) => text.replace(/\s+/gu, ""));
    case "table": {
      const { caption, notes } = block.attrs;
      const around = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/gu, ""));
      return [...around(caption ? [caption] : []), tableRows(block), ...around(notes)];
    }
  }
}
