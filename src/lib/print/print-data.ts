import type { FontStacks } from "./fonts";
import { DOCUMENT_GEOMETRY, type Geometry, ISSUE_GEOMETRY } from "./geometry";
import type { PlacedText } from "./glyphs";
import { textsOf, toItems } from "./items";
import { drawQr } from "./qr";
import { cleanText } from "./runs";
import type { PrintDocument, PrintIssue, PrintSingle } from "./schema";
import { type Segment, toSegments } from "./segments";
import { breakTitle } from "./title-lines";

/** A document as the templates read it. */
type SetDocument = {
  id: string;
  title: string;
  titleLines: string[];
  number: string | null;
  qr: string | null;
  segments: Segment[];
};

/** What the templates get: nothing but strings, numbers and lists. */
export type PrintData = Record<string, unknown>;

const COVER_LINE = 10;

/** The data of the template `issue.typ`. `date` is that of the file's metadata. */
export function toIssueData({
  issue,
  fonts,
  date,
}: {
  issue: PrintIssue;
  fonts: FontStacks;
  date: string;
}): PrintData {
  const { gazette } = issue;
  return {
    fonts,
    geometry: ISSUE_GEOMETRY,
    date,
    gazette: cleanFields(gazette),
    nameLines: breakName(cleanText(gazette.name)),
    year: String(issue.year),
    number: cleanText(issue.number),
    issueLine: `${issue.year}年第${issue.number}期`,
    totalLine: issue.totalNumber === null ? null : `总第${issue.totalNumber}期`,
    dateLine: issue.issueDate && `${formatDate(issue.issueDate)}出版`,
    board: toBoardRows(issue),
    notices: issue.notices.map(cleanText),
    qr: issue.url && drawQr(issue.url),
    coverLines: (issue.coverText || gazette.sponsor).split("\n").map(cleanText),
    sections: issue.sections
      .filter((section) => section.documents.length > 0)
      .map((section) => ({
        name: cleanText(section.name),
        documents: section.documents.map((document) => toSetDocument(document, ISSUE_GEOMETRY)),
      })),
  };
}

/** The data of the template `document.typ`. */
export function toSingleData({ single, fonts }: { single: PrintSingle; fonts: FontStacks }): PrintData {
  const { source } = single;
  const total = source?.totalNumber ? `（总第${source.totalNumber}期）` : "";
  return {
    fonts,
    geometry: DOCUMENT_GEOMETRY,
    date: single.date,
    gazette: { name: cleanText(single.gazette.name) },
    sourceLine: source && `${source.year}年第${source.number}期${total}`,
    section: source && cleanText(source.section),
    document: toSetDocument(single.document, DOCUMENT_GEOMETRY),
  };
}

function toSetDocument(document: PrintDocument, geometry: Geometry): SetDocument {
  const title = cleanText(document.title);
  return {
    id: document.id,
    title,
    titleLines: breakTitle({
      title,
      maxChars: (geometry.textWidth - 2 * geometry.size) / geometry.titleSize,
    }),
    number: document.number && cleanText(document.number),
    qr: document.url && drawQr(document.url),
    segments: toSegments({ items: toItems(document), geometry }),
  };
}

/** A long name stands on two lines of the cover, broken before 人民政府. */
function breakName(name: string): string[] {
  const at = name.indexOf("人民政府");
  return [...name].length > COVER_LINE && at > 0 ? [name.slice(0, at), name.slice(at)] : [name];
}

function toBoardRows({ board }: PrintIssue): { label: string; names: string[] }[] {
  if (!board) return [];
  return [
    { label: "编委会主任", names: board.director },
    { label: "编委", names: board.members },
    { label: "主编", names: board.chiefEditor },
    { label: "副主编", names: board.deputyEditor },
  ].filter((row) => row.names.length > 0);
}

/** 2026年1月5日, without leading zeros (GB/T 9704—2012 clause 7.3.5.4). */
function formatDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

function cleanFields<T extends Record<string, string>>(fields: T): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, cleanText(value)]));
}

/** Each text of an issue with the place where it stands. */
export function* textsOfIssue(issue: PrintIssue): Generator<PlacedText> {
  for (const text of Object.values(issue.gazette)) yield { text: cleanText(text), where: "公报信息" };
  for (const names of Object.values(issue.board ?? {}))
    for (const text of names) yield { text, where: "编委会名单" };
  yield { text: cleanText(issue.coverText ?? ""), where: "封面文字" };
  for (const text of issue.notices) yield { text: cleanText(text), where: "每期公告" };
  yield { text: issue.number, where: "期号" };
  for (const section of issue.sections) {
    yield { text: cleanText(section.name), where: "栏目名称" };
    for (const document of section.documents) yield* textsOf(document);
  }
}
