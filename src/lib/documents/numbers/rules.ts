import { formatDocumentNumber, parseTypedDocumentNumber } from "../../content/document-number";

/** Free serials that are named at most. */
const MAX_FREE = 10;

/** The highest serial of a series and the free ones below it, the smallest first. */
export function seriesOf(serials: Iterable<number>): { highest: number; free: number[] } {
  const taken = new Set(serials);
  const highest = Math.max(0, ...taken);
  const free: number[] = [];
  for (let serial = 1; serial < highest && free.length < MAX_FREE; serial++) {
    if (!taken.has(serial)) free.push(serial);
  }
  return { highest, free };
}

/**
 * The number in normal form where it reads as one and is not in it yet: 〔〕 around the year, no spaces, no leading
 * zeros, no 第 (rules.md N-01, N-02). Null where there is nothing to mend.
 */
export function mendedNumber(numberText: string): string | null {
  const parsed = parseTypedDocumentNumber(numberText);
  const normal = parsed && formatDocumentNumber(parsed);
  return normal === numberText ? null : normal;
}

/** Whether the year in a number differs from that of the date (YYYY-MM-DD) on which it was written (rules.md N-03). */
export function isOtherYear(numberText: string, writtenOn: string): boolean {
  const parsed = parseTypedDocumentNumber(numberText);
  return parsed !== null && /^\d{4}-/u.test(writtenOn) && parsed.year !== Number(writtenOn.slice(0, 4));
}

type CodeWord = { readonly name: string; readonly fromDate: string | null; readonly toDate: string | null };
type NumberingOrgan = { readonly name: string; readonly codeWords: readonly CodeWord[] };

/**
 * Code words to choose from: first those of the issuers, in their order, that held on the day (YYYY-MM-DD; empty: any
 * day), the usual series before others; then those of all other organs. None stands twice.
 */
export function codeWordChoices({
  organs,
  issuers,
  writtenOn,
}: {
  organs: readonly NumberingOrgan[];
  issuers: readonly string[];
  writtenOn: string;
}): { own: string[]; others: string[] } {
  const held = ({ fromDate, toDate }: CodeWord) =>
    writtenOn === "" ||
    ((fromDate === null || fromDate <= writtenOn) && (toDate === null || writtenOn <= toDate));
  const wordsOf = (some: readonly NumberingOrgan[]) =>
    some.flatMap(({ codeWords }) => codeWords.filter(held).map(({ name }) => name));
  const issuing = issuers.flatMap((name) => organs.filter((organ) => organ.name === name));
  // 云政发 numbers what an organ usually issues; 云政任, 云政函 … are for one matter.
  const own = new Set(wordsOf(issuing).sort((a, b) => Number(b.endsWith("发")) - Number(a.endsWith("发"))));
  const others = new Set(wordsOf(organs).filter((word) => !own.has(word)));
  return { own: [...own], others: [...others] };
}
