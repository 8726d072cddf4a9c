import type { Gold, GoldDocument, Issue, PrintedLine } from "./gold-issues";

/** Ways in which the same issue may come out of print: each takes an issue and gives it in another shape. */
export type Shape = (issue: Issue) => Issue;

const put = (text: string): PrintedLine => ({ text, from: null });
const squash = (text: string) => text.replace(/\s+/gu, "");
const isWithin = ({ from }: PrintedLine, { firstLine, lastLine }: GoldDocument) =>
  from !== null && from >= firstLine && from <= lastLine;

function eachDocument(
  { lines, gold }: Issue,
  change: (own: readonly PrintedLine[], document: GoldDocument) => readonly PrintedLine[],
): Issue {
  let all = [...lines];
  for (const document of gold.documents) {
    const start = all.findIndex((line) => isWithin(line, document));
    const end = all.findLastIndex((line) => isWithin(line, document)) + 1;
    all = [...all.slice(0, start), ...change(all.slice(start, end), document), ...all.slice(end)];
  }
  return { lines: all, gold };
}

/** No cover, contents or colophon; only what running heads say of the issue can be known. */
export const withoutFrontMatter =
  (known: "nothing" | "running heads"): Shape =>
  ({ lines, gold }) => {
    const start = lines.findIndex((line) => gold.documents.some((document) => isWithin(line, document)));
    const end = lines.findLastIndex((line) => gold.documents.some((document) => isWithin(line, document)));
    const { publication, year, number } = gold.issue;
    const stated = known === "nothing" ? {} : { publication, year, number };
    const documents = gold.documents.map((d) => (known === "nothing" ? { ...d, section: null } : d));
    return {
      lines: lines.slice(start, end + 1),
      gold: { issue: stated, toc: [], documents } as Gold,
    };
  };

/** A page number and a running head every so many lines, between lines or in the middle of one. */
export const withRunningHeads =
  ({ every, isInside = false }: { every: number; isInside?: boolean }): Shape =>
  ({ lines, gold }) => {
    let count = 0;
    let page = 1;
    const { publication, year, number } = gold.issue;
    const printed = lines.flatMap((line): PrintedLine[] => {
      const document = gold.documents.find((one) => isWithin(line, one));
      const isText = document && line.text.trim() !== "" && !/[\t|]/u.test(line.text);
      if (!isText || ++count % every !== 0) return [line];
      const head =
        page % 2
          ? [publication, `${year}·${number}`, document.section]
          : [document.section, `${year}·${number}`, publication];
      const furniture = [put(""), put(`— ${page++} —`), put(head.join(" ")), put("")];
      const isLong = line.text.length > 12 && (line.from ?? 0) > document.firstLine + 8;
      if (!isInside || !isLong) return [...furniture, line];
      const cut = 5 + ((count * 7) % (line.text.length - 8));
      return [
        { ...line, text: line.text.slice(0, cut) },
        ...furniture,
        { ...line, text: line.text.slice(cut) },
      ];
    });
    return { lines: printed, gold };
  };

export const withoutBlankLines: Shape = ({ lines, gold }) => ({
  lines: lines.filter(({ text }) => text.trim() !== ""),
  gold,
});

export const withBlankLines: Shape = (issue) => {
  const { lines, gold } = withoutBlankLines(issue);
  return { lines: lines.flatMap((line) => [line, put("")]), gold };
};

/** Hard wraps at a width in Chinese characters, first lines two characters short. */
export const wrappedAt =
  (width: number): Shape =>
  (issue) =>
    eachDocument(issue, (own) =>
      own.flatMap((line) => (/[\t|]/u.test(line.text) ? [line] : wrap(line, width))),
    );

function wrap(line: PrintedLine, width: number): PrintedLine[] {
  const result: PrintedLine[] = [];
  let text = "";
  let taken = /[。；，]/u.test(line.text) ? 2 : 0;
  for (const character of line.text.trim()) {
    const own = (character.codePointAt(0) ?? 0) < 0x2000 && character !== "·" ? 0.5 : 1;
    if (taken + own > width && !/[，。、；：）》”]/u.test(character)) {
      result.push({ ...line, text });
      text = "";
      taken = 0;
    }
    text += character;
    taken += own;
  }
  return [...result, { ...line, text }];
}

/** Bookmarks of a PDF after the end: titles, headings and the first lines of each document, cut at 50 characters. */
export const withBookmarks: Shape = ({ lines, gold }) => {
  const mark = (text: string, depth = 1) => put("\t".repeat(depth) + text.trim().slice(0, 50));
  const marks = gold.documents.flatMap((document) => {
    const own = lines.filter((line) => isWithin(line, document) && line.text.trim().length > 6);
    return [
      mark(document.title),
      ...(document.headings ?? []).map(({ text }) => mark(text, 2)),
      ...own
        .filter(({ text }) => !text.includes("\t"))
        .slice(0, 12)
        .map(({ text }) => mark(text)),
    ];
  });
  return { lines: [...lines, put(""), ...marks], gold };
};

const NUMBER_FORMS: readonly ((code: string, year: string, serial: string) => string)[] = [
  (code, year, serial) => `${code} [${year}] ${serial} 号`,
  (code, year, serial) => `${code}(${year})${serial}号`,
  (code, year, serial) => `${code}【${year}】第${serial}号`,
  (code, year, serial) => `${[...code].join(" ")} 〔 ${year} 〕 ${serial} 号`,
];

/** Numbers in other brackets, with spaces, with 第. */
export const withOddNumbers: Shape = (issue) => {
  let next = 0;
  return eachDocument(issue, (own, { docNumber }) =>
    own.map((line) => {
      const parts = /^(.+)〔(\d+)〕(\d+)号$/u.exec(docNumber ?? "");
      if (!parts || squash(line.text) !== docNumber) return line;
      const form = NUMBER_FORMS[next++ % NUMBER_FORMS.length];
      return { ...line, text: form?.(parts[1] ?? "", parts[2] ?? "", parts[3] ?? "") ?? line.text };
    }),
  );
};

/** Numbers printed without the 发 that the contents page has. */
export const withCutNumbers: Shape = (issue) =>
  eachDocument(issue, (own, { docNumber }) =>
    own.map((line) =>
      docNumber?.includes("发〔") && squash(line.text) === docNumber
        ? { ...line, text: docNumber.replace("发〔", "〔") }
        : line,
    ),
  );

/** Titles over five lines, the genre spaced out alone on the last. */
export const withLongTitles: Shape = (issue) =>
  eachDocument(issue, (own, { title, docNumber }) => {
    const end = own.findIndex((line) => squash(line.text) === docNumber);
    const parts = /^(.*?)(关于.*?)(通知|决定|批复|函|公告|通告|意见)$/u.exec(title);
    if (end < 1 || !parts) return own;
    const [, organ = "", about = "", genre = ""] = parts;
    const third = Math.ceil(about.length / 3);
    const pieces = [0, 1, 2].map((index) => about.slice(index * third, (index + 1) * third));
    const printed = [organ, ...pieces, [...genre].join(" ")].filter(Boolean);
    return [...printed.map((text) => ({ text, from: own[0]?.from ?? null })), ...own.slice(end)];
  });

/** The notice's own title where that of the text belongs which it issues. */
export const withRepeatedTitles: Shape = (issue) =>
  eachDocument(issue, (own, { title, instruments = [] }) => {
    const wanted = squash(instruments[0] ?? "");
    for (let start = 3; wanted !== "" && start < own.length; start++) {
      let text = "";
      for (let end = start; end < Math.min(own.length, start + 6) && wanted.startsWith(text); end++) {
        text += squash(own[end]?.text ?? "");
        if (text === wanted)
          return [
            ...own.slice(0, start),
            { text: title, from: own[start]?.from ?? null },
            ...own.slice(end + 1),
          ];
      }
    }
    return own;
  });

const BOX = /咨\s*询\s*(?:单\s*位|电\s*话)|扫码咨询|^\s*电\s*话|政策解读$|咨 询 与 解 读/u;

/** Consultation boxes inside the body of the next document, where that is long enough to have one page end in it. */
export const withStrayBoxes: Shape = ({ lines, gold }) => {
  const all = [...lines];
  for (const [index, document] of gold.documents.entries()) {
    const next = gold.documents[index + 1];
    if (!next || !document.consultUnit || next.lastLine - next.firstLine < 30) continue;
    const places = all.flatMap((line, at) => (isWithin(line, next) && line.text.trim() !== "" ? [at] : []));
    const number = places.findIndex((at) => squash(all[at]?.text ?? "") === next.docNumber);
    const date = places.findIndex((at) => /^\s*20\d\d\s*年.*日\s*$/u.test(all[at]?.text ?? ""));
    const target = Math.min(number + 3, date - 2);
    if (number < 0 || target <= number + 1) continue;
    const isBox = (line: PrintedLine) =>
      isWithin(line, document) && line.text.length < 40 && BOX.test(line.text);
    const box = all.filter(isBox).map(({ text }) => put(text));
    all.splice(places[target] ?? 0, 0, ...box);
    for (let at = all.length - 1; at >= 0; at--) {
      const line = all[at];
      if (line && isBox(line)) all.splice(at, 1);
    }
  }
  return { lines: all, gold };
};

export const withAsciiMarks: Shape = ({ lines, gold }) => {
  const marks: Readonly<Record<string, string>> = { "（": "(", "）": ")", "，": ",", "：": ":", "；": ";" };
  const swap = (text: string) =>
    text.includes("\t") ? text : text.replace(/[（），：；]/gu, (mark) => marks[mark] ?? mark);
  return { lines: lines.map((line) => ({ ...line, text: swap(line.text) })), gold };
};
