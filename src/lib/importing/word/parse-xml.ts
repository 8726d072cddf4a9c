import { DOMParser } from "@xmldom/xmldom";
import { AppError } from "../../core/errors";
import type { XmlElement, XmlNode } from "./xml-tree";

/** Largest XML part that is parsed, in bytes: several times that of a thick issue with all its formatting. */
const MAX_PART_BYTES = 32 * 1024 * 1024;
/** Deepest nesting: real documents stay under 80, and what reads the tree calls itself. */
const MAX_DEPTH = 400;

const OFFICE = "http://schemas.openxmlformats.org";
/** The strict form of the format has the same names under other addresses. */
const STRICT = "http://purl.oclc.org/ooxml";
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OFFICE}/wordprocessingml/2006/main`, "w"],
  [`${STRICT}/wordprocessingml/main`, "w"],
  [`${OFFICE}/officeDocument/2006/relationships`, "r"],
  [`${STRICT}/officeDocument/relationships`, "r"],
  [`${OFFICE}/officeDocument/2006/math`, "m"],
  [`${STRICT}/officeDocument/math`, "m"],
  [`${OFFICE}/drawingml/2006/wordprocessingDrawing`, "wp"],
  [`${STRICT}/drawingml/wordprocessingDrawing`, "wp"],
  [`${OFFICE}/drawingml/2006/main`, "a"],
  [`${STRICT}/drawingml/main`, "a"],
  [`${OFFICE}/drawingml/2006/picture`, "pic"],
  [`${STRICT}/drawingml/picture`, "pic"],
  [`${OFFICE}/drawingml/2006/chart`, "c"],
  [`${STRICT}/drawingml/chart`, "c"],
  [`${OFFICE}/drawingml/2006/diagram`, "dgm"],
  [`${STRICT}/drawingml/diagram`, "dgm"],
  [`${OFFICE}/markup-compatibility/2006`, "mc"],
  [`${OFFICE}/package/2006/relationships`, "rel"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["urn:schemas-microsoft-com:office:office", "o"],
]);

/** What xmldom's reader tells of a document as it goes through it. */
type Builder = ReturnType<typeof createBuilder>;
type SaxAttributes = {
  readonly length: number;
  readonly getURI: (index: number) => string | undefined;
  readonly getLocalName: (index: number) => string;
  readonly getValue: (index: number) => string;
};
type Open = { name: string; attributes: ReadonlyMap<string, string>; children: XmlNode[] };

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const NO_CHILDREN: XmlNode[] = [];

/**
 * Parses one XML part of a document. Throws `AppError` "invalid" for broken XML, a document type or entities and absurd
 * nesting, "too-large" for a part that no real document has.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > MAX_PART_BYTES)
    throw new AppError("too-large", "Word 文件里的文字部分过大，请分开后再导入。");
  const source = decodeXml(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(source))
    throw new AppError("invalid", "Word 文件里含有不允许的 XML 声明（DOCTYPE 或实体），为安全起见不予读取。");
  // Built straight into our own tree: xmldom's document would take several times the memory.
  const domBuilder = createBuilder();
  parse(source, domBuilder);
  const root = domBuilder.root();
  if (!root) throw broken();
  return root;
}

function createBuilder() {
  const open: Open[] = [];
  let root: Open | null = null;
  let isTooDeep = false;
  return {
    isTooDeep: () => isTooDeep,
    /** The outermost element; null where it does not end. */
    root: () => (open.length === 0 ? root : null),
    startElement: (uri: string | undefined, local: string, _name: string, given: SaxAttributes) => {
      isTooDeep ||= open.length > MAX_DEPTH;
      if (isTooDeep) throw broken();
      const element = { name: nameOf(uri, local), attributes: readAttributes(given), children: NO_CHILDREN };
      const parent = open.at(-1);
      if (parent) addTo(parent, element);
      else if (root) throw broken();
      else root = element;
      open.push(element);
    },
    endElement: () => {
      open.pop();
    },
    characters: (text: string, start: number, length: number) => {
      const parent = open.at(-1);
      if (parent && length > 0) addTo(parent, text.slice(start, start + length));
    },
    startDocument: ignore,
    endDocument: ignore,
    startPrefixMapping: ignore,
    endPrefixMapping: ignore,
    startCDATA: ignore,
    endCDATA: ignore,
    startDTD: ignore,
    endDTD: ignore,
    comment: ignore,
    processingInstruction: ignore,
  };
}

function parse(source: string, domBuilder: Builder): void {
  const fail = (message: unknown) => {
    throw broken(message);
  };
  const options = { domBuilder, errorHandler: { warning: fail, error: fail, fatalError: fail } };
  try {
    new DOMParser(options).parseFromString(source, "text/xml");
  } catch (error) {
    // xmldom reports what a builder throws as an error of its own.
    if (domBuilder.isTooDeep()) throw new AppError("invalid", "Word 文件的结构嵌套过深，无法读取。");
    throw error instanceof AppError ? error : broken(error);
  }
}

function addTo(parent: Open, node: XmlNode): void {
  if (parent.children === NO_CHILDREN) parent.children = [];
  parent.children.push(node);
}

function readAttributes(given: SaxAttributes): ReadonlyMap<string, string> {
  if (given.length === 0) return NO_ATTRIBUTES;
  const attributes = new Map<string, string>();
  for (let index = 0; index < given.length; index++)
    attributes.set(nameOf(given.getURI(index), given.getLocalName(index)), given.getValue(index));
  return attributes;
}

function nameOf(uri: string | undefined, local: string): string {
  return uri ? `${PREFIXES.get(uri) ?? "other"}:${local}` : local;
}

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw broken(error);
  }
}

function broken(cause?: unknown): AppError {
  const message = "Word 文件已损坏（其中的 XML 不完整），请用 Word 或 WPS 打开并另存后再导入。";
  return new AppError("invalid", message, { cause });
}

function ignore(): void {
  // Nothing of this is read.
}
