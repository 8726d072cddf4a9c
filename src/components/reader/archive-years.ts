import type { IssueLink } from "@/lib/gazettes/queries";

/** A place in a year's row: an issue that can be read, or the number of one that is missing. */
export type Slip =
  | { readonly kind: "issue"; readonly issue: IssueLink }
  | { readonly kind: "missing"; readonly number: string };
export type ArchiveYear = { readonly year: number; readonly slips: readonly Slip[] };

/**
 * The years of a gazette, newest first, each with its issues in the order of their numbers. A number between those
 * there are is shown as missing, and so is a year between; before the very first issue only what the running total
 * number proves to have been printed.
 */
export function archiveYears(issues: readonly IssueLink[]): ArchiveYear[] {
  const years = issues.map((issue) => issue.year);
  const first = Math.min(...years);
  const result: ArchiveYear[] = [];
  for (let year = Math.max(...years); year >= first; year--) {
    const own = issues.filter((issue) => issue.year === year);
    result.push({ year, slips: slipsOf(own, year === first) });
  }
  return result;
}

function slipsOf(issues: readonly IssueLink[], isFirstYear: boolean): Slip[] {
  const regular = issues
    .filter((issue) => /^\d/u.test(issue.number))
    .sort((a, b) => spanOf(a).from - spanOf(b).from);
  const special = issues.filter((issue) => !/^\d/u.test(issue.number));
  const slips: Slip[] = [];
  let next = isFirstYear ? firstPrinted(regular[0]) : 1;
  for (const issue of regular) {
    const { from, to } = spanOf(issue);
    for (; next < from; next++) slips.push({ kind: "missing", number: String(next) });
    slips.push({ kind: "issue", issue });
    next = Math.max(next, to + 1);
  }
  return [...slips, ...special.map((issue): Slip => ({ kind: "issue", issue }))];
}

/** Number of the earliest issue of the year that must have been printed. */
function firstPrinted(issue: IssueLink | undefined): number {
  if (!issue) return 1;
  const { from } = spanOf(issue);
  return issue.totalNumber === null ? from : Math.max(1, from - (issue.totalNumber - 1));
}

/** `3-4` is one issue for two numbers. */
function spanOf({ number }: IssueLink): { from: number; to: number } {
  const [from = 0, to = from] = number.split("-").map(Number);
  return { from, to };
}
