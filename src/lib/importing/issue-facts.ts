import { findPlainDates } from "../content/plain-date";
import { isOrganName } from "../content/title";
import type { SectionMark } from "./page-furniture";
import { readRunningHead } from "./running-head";
import type { Board, ImportedFile } from "./schema";
import { joinWrapped, squash } from "./spacing";

type Issue = ImportedFile["issue"];

/** Longest line that states a fact of the issue. */
const LONGEST_FACT = 400;
const FREQUENCY = /(双月刊|半月刊|半年刊|月刊|季刊|旬刊|周刊|年刊)/u;
const YEAR_NUMBER =
  /((?:19|20)\d{2})\s*年\s*第?\s*(\d{1,2}(?:\s*[-—–－、]\s*\d{1,2})?|[zZ]\d{1,2}|[一二三四五六七八九十]{1,3})\s*期/u;
const YEAR_DOT_NUMBER = /^((?:19|20)\d{2})\s*[.·．]\s*(\d{1,2}(?:[-—]\d{1,2})?|[zZ]\d{1,2})$/u;
const TOTAL = /总\s*(?:第\s*)?(\d{1,5})\s*期/u;
const PUBLICATION = /^[\p{Script=Han}]{2,30}(?:公报|政报)$/u;
const EMAIL = /[A-Za-z0-9][A-Za-z0-9._-]*\s*[@＠]\s*[A-Za-z0-9-]+(?:\s*[.．]\s*[A-Za-z]{2,}){1,3}/u;
const NOTICE = /同等效力|赠阅|免费(?:赠|发|索)|供公众(?:阅|查)|调换|^★/u;
const BOARD_LABELS = [
  ["director", /^(?:编委会)?主\s*任(?:\s*[:：]|\s+(?=\S))/u],
  ["members", /^(?:编\s*委|委\s*员|编委会成员)(?:\s*[:：]|\s+(?=\S))/u],
  ["chiefEditor", /^(?:主\s*编|总\s*编|总编辑)(?:\s*[:：]|\s+(?=\S))/u],
  ["deputyEditor", /^(?:副\s*主\s*编|副\s*总\s*编|副总编辑)(?:\s*[:：]|\s+(?=\S))/u],
] as const;

/**
 * What the cover, the contents page and the colophon state of the issue, the running heads filling what they leave open.
 * Nothing is guessed: what no line states is null.
 */
export function readIssueFacts(
  lines: readonly string[],
  heads: readonly SectionMark[],
  headTexts: readonly string[] = [],
): Issue {
  const texts = lines.filter((text) => text.length <= LONGEST_FACT);
  const flat = texts.map((text) => text.replace(/\s+/gu, ""));
  const ofHeads = heads.map(({ head }) => head);
  const numbered = yearAndNumber(texts, flat) ??
    ofHeads.find((head) => head.year !== null) ?? { year: null, number: null };
  const total = firstMatch([...flat, ...headTexts], TOTAL);
  const frequency = flat.find((text) => text.length < 60 && FREQUENCY.test(text));
  return {
    publication: commonest([
      ...flat.filter((text) => PUBLICATION.test(text) && !/公報/u.test(text)),
      ...texts.flatMap((text) => readRunningHead(text)?.publication ?? []),
      ...ofHeads.flatMap((head) => head.publication ?? []),
    ]),
    year: numbered.year,
    number: numbered.number,
    totalNumber: total === null ? null : Number(total),
    frequency: frequency ? (FREQUENCY.exec(frequency)?.[1] ?? null) : null,
    publishedOn: publicationDate(flat),
    sponsor: sponsorOf(flat),
    publisher: publisherOf(texts),
    board: boardOf(texts),
    contact: contactOf(texts),
    notices: noticesOf(texts),
  };
}

function yearAndNumber(
  texts: readonly string[],
  flat: readonly string[],
): { year: number; number: string } | null {
  for (const text of flat) {
    const match = YEAR_NUMBER.exec(text);
    if (match?.[1] && match[2]) return { year: Number(match[1]), number: issueNumber(match[2]) };
  }
  for (const text of texts) {
    const match = YEAR_DOT_NUMBER.exec(text.trim());
    if (match?.[1] && match[2]) return { year: Number(match[1]), number: issueNumber(match[2]) };
  }
  return null;
}

function issueNumber(text: string): string {
  const numerals = "一二三四五六七八九十";
  if (numerals.includes(text.charAt(0))) {
    const ones = numerals.indexOf(text.slice(-1)) + 1;
    return String(text.length === 1 ? ones : text.startsWith("十") ? 10 + ones : ones);
  }
  return text
    .replace(/\s+/gu, "")
    .replace(/[—–－、]/gu, "-")
    .toLowerCase();
}

function publicationDate(flat: readonly string[]): string | null {
  for (const text of flat) {
    if (!/出版|发行|印发日期/u.test(text) || text.length > 80) continue;
    const date = findPlainDates(text)[0];
    if (date) return date;
  }
  return null;
}

function sponsorOf(flat: readonly string[]): string | null {
  for (const text of flat) {
    const organ =
      /^(?:主管主办|主办单位|主管单位|主办|主管)[:：]?(.+)$/u.exec(text)?.[1] ??
      /^(.+?)(?:主管主办|主办)(?:(?:19|20)\d{2}年.{1,8}日(?:出版|印发)?(?:[（(].{2,4}[）)])?)?$/u.exec(
        text,
      )?.[1];
    if (organ && isOrganName(organ)) return organ;
  }
  return null;
}

function publisherOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const labelled = /^(?:编辑出版|出版单位|编\s*辑|出\s*版)\s*[:：\s]\s*(.+)$/u.exec(text.trim())?.[1];
    const organ = labelled ?? /^(.+?)\s*(?:19|20)\d{2}\s*年.{1,10}日\s*出版/u.exec(text.trim())?.[1];
    if (organ && isOrganName(organ) && !/主办$/u.test(organ)) return squash(organ);
  }
  return null;
}

function boardOf(texts: readonly string[]): Board | null {
  const board: Board = { director: [], members: [], chiefEditor: [], deputyEditor: [] };
  for (const text of texts.map((one) => one.trim())) {
    for (const [key, label] of BOARD_LABELS) {
      const match = label.exec(text);
      if (match && board[key].length === 0) board[key] = namesOf(text.slice(match[0].length));
    }
  }
  return Object.values(board).some((names) => names.length > 0) ? board : null;
}

/** Names parted by marks, or by space where there are none: then a name of two characters is printed `王 强`. */
function namesOf(text: string): string[] {
  if (/[、，,]/u.test(text))
    return text
      .split(/[、，,]/u)
      .map(squash)
      .filter(Boolean);
  const names: string[] = [];
  for (const piece of text.split(/\s+/u).filter(Boolean)) {
    const last = names.at(-1);
    if (last !== undefined && [...last].length === 1) names[names.length - 1] = last + piece;
    else names.push(piece);
  }
  return names;
}

function contactOf(texts: readonly string[]): Issue["contact"] {
  const labelled = (label: RegExp) => {
    for (const text of texts) {
      const match = label.exec(text.trim());
      if (match?.[1]) return match[1].replace(/\s+/gu, "");
    }
    return null;
  };
  const email = texts.map((text) => EMAIL.exec(text)?.[0]).find(Boolean);
  const contact = {
    email: email ? email.replace(/\s+/gu, "").replace("＠", "@") : null,
    phone: labelled(/^(?:联系|编辑部)?电\s*话\s*[:：]?\s*([\d（()）\-—–－\s]{6,30})/u),
    postcode: labelled(/(?:^|\s)邮\s*(?:政\s*)?编\s*码?\s*[:：]?\s*(\d{6})/u),
    address: labelled(/^(?:通讯|联系|编辑部)?地\s*址\s*[:：]?\s*(.{4,60}?)(?:\s+邮\s*编.*)?$/u),
  };
  return Object.values(contact).some((value) => value !== null) ? contact : null;
}

/** Notices that the issue repeats; one that is wrapped runs on to its full stop or to the next label. */
function noticesOf(texts: readonly string[]): string[] {
  const notices: string[] = [];
  let open: string | null = null;
  for (const text of texts) {
    const starts = NOTICE.test(text) || /^如发现/u.test(text);
    const ends = /[:：]|^(?:出版|主办|邮编|电话|地址)|@/u.test(text) && !starts;
    if (open !== null && (ends || text.length > 60)) {
      notices.push(open);
      open = null;
    }
    const continues: boolean = open !== null && !/^[★《]/u.test(text);
    if (open !== null && continues) open = joinWrapped(open, text);
    else if (starts) {
      if (open !== null) notices.push(open);
      open = text;
    }
    if (open !== null && (/[。！]$/u.test(open) || /效力$|阅览$|查阅$/u.test(open))) {
      notices.push(open);
      open = null;
    }
  }
  if (open !== null) notices.push(open);
  return notices.map((notice) => notice.replace(/\s+/gu, ""));
}

function firstMatch(texts: readonly string[], form: RegExp): string | null {
  for (const text of texts) {
    const match = form.exec(text)?.[1];
    if (match) return match;
  }
  return null;
}

function commonest(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) if (!name.includes("公報")) counts.set(name, (counts.get(name) ?? 0) + 1);
  let best: string | null = null;
  for (const [name, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = name;
  return best;
}
