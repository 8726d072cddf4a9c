import { addDays } from "../../core/clock";
import type { IssueState } from "../schema";

/** So many days before its date an issue that is not published is near. */
const NEAR_DAYS = 7;

/** Whole days from one day to another (`2026-11-22`); negative where it is past. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether the day of an issue has passed or is near, and it is not out. A back issue appeared long ago. */
export function isDue(
  { state, isBackIssue, issueDate }: { state: IssueState; isBackIssue: boolean; issueDate: string | null },
  today: string,
): boolean {
  if (isBackIssue || state === "published" || issueDate === null) return false;
  return issueDate <= addDays(today, NEAR_DAYS);
}

/** `还有 3 天`, `今天`, `已过 2 天`. */
export function daysLeftWords(today: string, issueDate: string): string {
  const days = daysBetween(today, issueDate);
  if (days === 0) return "今天";
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`;
}
