import { EMPTY_BOARD, type IssueFields, type IssueForm, type IssueState } from "./schema";

/** 状态: what may follow what. A back issue, already printed, goes straight to its publication. */
export const ISSUE_TRANSITIONS: Readonly<Record<IssueState, readonly IssueState[]>> = {
  compiling: ["signed-off"],
  "signed-off": ["published", "compiling"],
  published: [],
};

/** `2026年第3期`; a special issue (`z1`) is 特刊. */
export function issueLabel({ year, number }: { year: number; number: string }): string {
  return number.startsWith("z") ? `${year}年特刊第${number.slice(1)}期` : `${year}年第${number}期`;
}

/** The facts that a form states. */
export function issueFieldsFromForm(form: IssueForm): IssueFields {
  const { director, members, chiefEditor, deputyEditor, ...rest } = form;
  const { contactAddress, contactPostcode, contactPhone, contactEmail, ...facts } = rest;
  return {
    ...facts,
    board: { director, members, chiefEditor, deputyEditor },
    contact: {
      address: contactAddress,
      postcode: contactPostcode,
      phone: contactPhone,
      email: contactEmail,
    },
  };
}

/** A gazette as an issue prints it: with the issue's own way to reach the editors where it states one. */
export function withContact<T extends IssueFields["contact"]>(
  gazette: T,
  contact: IssueFields["contact"],
): T {
  const own = Object.entries(contact).filter(([, value]) => value !== "");
  return { ...gazette, ...Object.fromEntries(own) };
}

/** An issue as the next one follows it. */
type IssueBefore = Omit<IssueFields, "notices"> & { readonly notices: readonly string[] };

/**
 * What the issue after `before` would be: the next number, a new year beginning at 1, the date by the frequency; board,
 * notices, contact and cover text as before, in the first issue the notices of the house. `today` is YYYY-MM-DD.
 */
export function nextIssue({
  before,
  dates,
  gazette: { frequency, notices },
  today,
}: {
  before: IssueBefore | null;
  /** Dates of the issues before, newest first. */
  dates: readonly string[];
  gazette: { readonly frequency: string; readonly notices: readonly string[] };
  today: string;
}): IssueFields {
  const issueDate = nextIssueDate({ frequency, dates, today });
  const year = Number((issueDate ?? today).slice(0, 4));
  const last = before?.year === year ? Number(/\d+$/u.exec(before.number)?.[0] ?? 0) : 0;
  return {
    year,
    number: String(last + 1),
    totalNumber: before?.totalNumber ? before.totalNumber + 1 : null,
    issueDate,
    board: before?.board ?? EMPTY_BOARD,
    notices: [...(before?.notices ?? notices)],
    contact: before?.contact ?? { address: "", postcode: "", phone: "", email: "" },
    coverText: before?.coverText ?? "",
  };
}

/** Months from one issue to the next, by 刊期. */
const MONTHS_APART: readonly (readonly [string, number])[] = [
  ["双月", 2],
  ["月", 1],
  ["季", 3],
  ["半年", 6],
  ["年", 12],
];

/**
 * When the next issue appears: the last day of the month, quarter or half-year after the last one's; where the
 * frequency says nothing of months, as long after the last issue as that came after the one before. Null where neither
 * is known. Dates are YYYY-MM-DD, newest first.
 */
export function nextIssueDate({
  frequency,
  dates,
  today,
}: {
  frequency: string;
  dates: readonly string[];
  today: string;
}): string | null {
  const [last, before] = dates;
  const isHalfMonthly = frequency.includes("半月");
  const months = isHalfMonthly ? undefined : MONTHS_APART.find(([word]) => frequency.includes(word))?.[1];
  if (months !== undefined) {
    const [year = 0, month = 1] = (last ?? today).split("-").map(Number);
    // The period that holds the last issue is over; where there is none, that of today is not.
    const periods = Math.floor((year * 12 + month - 1) / months) + (last ? 2 : 1);
    const endMonth = periods * months - 1;
    return dateText(Date.UTC(Math.floor(endMonth / 12), (endMonth % 12) + 1, 0));
  }
  if (!last || !before || before >= last) return null;
  return dateText(Date.parse(last) + (Date.parse(last) - Date.parse(before)));
}

function dateText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
