import { strToU8, zipSync } from "fflate";

/** Small Word files of XML strings, for cases that no program writes on demand. */

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  `xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`,
  `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`,
  `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`,
  `xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`,
  `xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`,
  `xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`,
  `xmlns:v="urn:schemas-microsoft-com:vml"`,
  `xmlns:o="urn:schemas-microsoft-com:office:office"`,
].join(" ");

export type DocxParts = {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  header?: string;
  footer?: string;
  /** Pictures by their relationship ids. */
  media?: Readonly<Record<string, { name: string; bytes: Uint8Array }>>;
  /** External addresses by their relationship ids. */
  links?: Readonly<Record<string, string>>;
  /** More entries of the archive. */
  entries?: Readonly<Record<string, Uint8Array>>;
};

/** The bytes of a .docx with these parts, each the XML inside of its root element. */
export function buildDocx(parts: DocxParts): Uint8Array {
  const xml = (root: string, inner: string) =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`,
    );
  const relations: string[] = [];
  const entries: Record<string, Uint8Array> = {
    "_rels/.rels": relationships([relation("rId1", "officeDocument", "word/document.xml")]),
    "word/document.xml": xml("document", `<w:body>${parts.body}</w:body>`),
  };
  const add = (
    name: string,
    { root = name, type = name }: { root?: string; type?: string },
    inner?: string,
  ) => {
    if (inner === undefined) return;
    entries[`word/${name}.xml`] = xml(root, inner);
    relations.push(relation(`rId-${name}`, type, `${name}.xml`));
  };
  add("styles", {}, parts.styles);
  add("numbering", {}, parts.numbering);
  add("footnotes", {}, parts.footnotes);
  add("endnotes", {}, parts.endnotes);
  add("comments", {}, parts.comments);
  add("header1", { root: "hdr", type: "header" }, parts.header);
  add("footer1", { root: "ftr", type: "footer" }, parts.footer);
  for (const [id, { name, bytes }] of Object.entries(parts.media ?? {})) {
    entries[`word/media/${name}`] = bytes;
    relations.push(relation(id, "image", `media/${name}`));
  }
  for (const [id, address] of Object.entries(parts.links ?? {}))
    relations.push(relation(id, "hyperlink", address, true));
  entries["word/_rels/document.xml.rels"] = relationships(relations);
  entries["[Content_Types].xml"] = contentTypes(Object.keys(entries));
  return zipSync({ ...entries, ...parts.entries }, { level: 6 });
}

/** A paragraph; `properties` is the XML inside of its `w:pPr`. */
export function p(content: string, properties = ""): string {
  const inner = content.startsWith("<") || content === "" ? content : r(content);
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
}

/** A run; `properties` is the XML inside of its `w:rPr`. */
export function r(text: string, properties = ""): string {
  const look = properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${look}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** A numbered paragraph. */
export function li(text: string, numId = 1, level = 0): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`);
}

/** A table of rows of cells; a cell is its text, or its XML after its `w:tcPr`. */
export function tbl(
  rows: readonly (readonly (string | { properties: string; content: string })[])[],
): string {
  const cell = (given: string | { properties: string; content: string }) =>
    typeof given === "string"
      ? `<w:tc>${p(given)}</w:tc>`
      : `<w:tc><w:tcPr>${given.properties}</w:tcPr>${given.content}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

/** One level of a list definition. */
export function lvl(level: number, format: string, text: string, more = ""): string {
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

/** A list definition and the list with the same number that uses it. */
export function list(id: number, levels: string): { abstract: string; num: string } {
  return {
    abstract: `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`,
    num: `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`,
  };
}

/** What each part is, so that Word and LibreOffice take the file too. */
function contentTypes(names: readonly string[]): Uint8Array {
  const overrides = names.flatMap((name) => {
    const part = /^word\/([a-z]+)\d*\.xml$/u.exec(name)?.[1];
    if (part === undefined) return [];
    const type = part === "document" ? "document.main" : part;
    return `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
  });
  const rels =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';
  const xml =
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>';
  return strToU8(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${rels}${xml}${overrides.join("")}</Types>`,
  );
}

function escapeXml(text: string): string {
  return text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
}

function relation(id: string, type: string, target: string, external = false): string {
  return `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`;
}

function relationships(all: readonly string[]): Uint8Array {
  return strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`,
  );
}
