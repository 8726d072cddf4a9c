import type { OutlineEntry } from "./anchors";
import type { Block, Content, Inline, Mark, Paragraph, Table, TableCell } from "./schema";
import { inlineToText } from "./to-text";

/** The five characters that could end a text or an attribute. Every text of a document passes here. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/gu, (c) => `&#${c.codePointAt(0)};`);
}

/**
 * HTML of one part. `outline` gives the anchors of its headings (`outlineOf`, entries of this part alone);
 * `prefix` keeps the footnotes of several parts apart (`a1-`). The highest heading becomes `h{topLevel}`.
 */
export function contentToHtml({
  content,
  outline = [],
  prefix = "",
  topLevel = 2,
  pictures = null,
}: {
  content: Content;
  outline?: readonly OutlineEntry[];
  prefix?: string;
  topLevel?: number;
  /** Address below which the pictures of figures are found by their SHA-256; null where none can be shown. */
  pictures?: string | null;
}): string {
  const anchors = new Map(outline.map((entry) => [entry.block, entry.anchor]));
  const footnotes: string[] = [];
  const walk: Walk = { footnotes, prefix, topLevel, pictures };
  const body = content.content.map((block, index) => blockToHtml(block, anchors.get(index), walk)).join("\n");
  if (footnotes.length === 0) return body;
  const items = footnotes.map((note, index) => {
    const id = `${prefix}fn${index + 1}`;
    return `<li id="${id}">${note} <a href="#${prefix}fnref${index + 1}" aria-label="回到正文">↩</a></li>`;
  });
  return `${body}\n<ol class="footnotes">${items.join("")}</ol>`;
}

type Walk = {
  readonly footnotes: string[];
  readonly prefix: string;
  readonly topLevel: number;
  readonly pictures: string | null;
};

const ALIGN_CLASS = { left: "flush", center: "center", right: "right" } as const;

function blockToHtml(block: Block, anchor: string | undefined, walk: Walk): string {
  const id = anchor ? ` id="${escapeHtml(anchor)}"` : "";
  switch (block.type) {
    case "heading": {
      const tag = `h${Math.min(6, walk.topLevel + block.attrs.level - 1)}`;
      const number = escapeHtml(block.attrs.number ?? "");
      return `<${tag}${id} class="level-${block.attrs.level}">${number}${inlinesToHtml(block.content, walk)}</${tag}>`;
    }
    case "paragraph":
      return paragraphToHtml(block, walk, id);
    case "table":
      return tableToHtml(block, walk);
    case "unrecoveredTable":
      return `<div class="unrecovered">${block.content.map((line) => paragraphToHtml(line, walk)).join("")}</div>`;
    case "figure": {
      const { alt, caption, file } = block.attrs;
      const address = file && walk.pictures ? escapeHtml(`${walk.pictures}/${file}`) : null;
      const name = escapeHtml(alt || (caption ?? "") || "图片");
      const shown = address
        ? `<img src="${address}" alt="${name}" loading="lazy">`
        : `<div class="picture" role="img" aria-label="${name}"></div>`;
      return `<figure>${shown}${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ""}</figure>`;
    }
  }
}

function paragraphToHtml(paragraph: Paragraph, walk: Walk, id = ""): string {
  const { align } = paragraph.attrs;
  const style = align ? ` class="${ALIGN_CLASS[align]}"` : "";
  return `<p${id}${style}>${inlinesToHtml(paragraph.content, walk)}</p>`;
}

function tableToHtml(table: Table, walk: Walk): string {
  const { caption, unit, notes } = table.attrs;
  const rows = table.content.map((row) => ({
    isHeader: row.content.length > 0 && row.content.every((cell) => cell.type === "tableHeader"),
    html: `<tr>${row.content.map((cell) => cellToHtml(cell, walk)).join("")}</tr>`,
  }));
  const firstBody = rows.findIndex((row) => !row.isHeader);
  const headerCount = firstBody === -1 ? 0 : firstBody;
  const head = rows.slice(0, headerCount).map((row) => row.html);
  const body = rows.slice(headerCount).map((row) => row.html);
  const label = escapeHtml(caption ?? "表格");
  return [
    '<div class="table-frame">',
    unit ? `<p class="unit">${escapeHtml(unit)}</p>` : "",
    `<div class="scroll" role="group" aria-label="${label}" tabindex="0"><table>`,
    caption ? `<caption>${escapeHtml(caption)}</caption>` : "",
    head.length > 0 ? `<thead>${head.join("")}</thead>` : "",
    `<tbody>${body.join("")}</tbody></table></div>`,
    ...notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
    "</div>",
  ].join("");
}

function cellToHtml(cell: TableCell, walk: Walk): string {
  const tag = cell.type === "tableHeader" ? "th" : "td";
  const { colspan, rowspan } = cell.attrs;
  const span = `${colspan > 1 ? ` colspan="${colspan}"` : ""}${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}`;
  const plain = cell.content.map((paragraph) => inlineToText(paragraph.content)).join("");
  // Figures line up at the right; a class, since the policy of the pages forbids style attributes.
  const figures = /^[+-]?[\d.,]+[%％]?$/u.test(plain.trim()) ? ' class="figures"' : "";
  const lines = cell.content.map((paragraph) => inlinesToHtml(paragraph.content, walk));
  return `<${tag}${span}${figures}>${lines.join("<br>")}</${tag}>`;
}

function inlinesToHtml(inlines: readonly Inline[] | undefined, walk: Walk): string {
  return (inlines ?? [])
    .map((node) => {
      switch (node.type) {
        case "text":
          return (node.marks ?? []).reduceRight(wrapMark, escapeHtml(node.text));
        case "pageMark": {
          const page = escapeHtml(node.attrs.page);
          return `<span class="page-mark" id="p${page}" data-page="${page}"></span>`;
        }
        case "footnote": {
          walk.footnotes.push(inlinesToHtml(node.content, walk));
          const n = walk.footnotes.length;
          const id = `${walk.prefix}fnref${n}`;
          return `<sup class="call"><a id="${id}" href="#${walk.prefix}fn${n}">${n}</a></sup>`;
        }
        default:
          return node satisfies never;
      }
    })
    .join("");
}

function wrapMark(html: string, mark: Mark): string {
  switch (mark.type) {
    case "bold":
      return `<strong>${html}</strong>`;
    case "superscript":
      return `<sup>${html}</sup>`;
    case "subscript":
      return `<sub>${html}</sub>`;
    case "link":
      return `<a href="${escapeHtml(mark.attrs.href)}" rel="noopener">${html}</a>`;
    case "runIn":
      return `<span class="run-in level-${mark.attrs.level}">${html}</span>`;
  }
}
