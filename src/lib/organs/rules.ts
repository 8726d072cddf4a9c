import type { ListedOrgan } from "./queries";

/** An organ as a document's fields offer it. */
export type OrganChoice = Pick<ListedOrgan, "id" | "name" | "shortNames" | "codeWords">;

/** Whether one of an organ's names contains what was typed; spaces and case do not count. */
export function organMatches(
  {
    name,
    shortNames,
    codeWords,
  }: {
    readonly name: string;
    readonly shortNames: readonly string[];
    readonly codeWords: readonly { readonly name: string }[];
  },
  query: string,
): boolean {
  const wanted = squash(query);
  return [name, ...shortNames, ...codeWords.map((codeWord) => codeWord.name)].some((text) =>
    squash(text).includes(wanted),
  );
}

/** Days in which a name held, in words: `2019-01-01 起`, `至 2018-12-31`; empty where nothing is known. */
export function heldDays({
  fromDate,
  toDate,
}: {
  readonly fromDate: string | null;
  readonly toDate: string | null;
}): string {
  if (fromDate && toDate) return `${fromDate} 至 ${toDate}`;
  if (fromDate) return `${fromDate} 起`;
  return toDate ? `至 ${toDate}` : "";
}

function squash(text: string): string {
  return text.replace(/\s+/gu, "").toLowerCase();
}
