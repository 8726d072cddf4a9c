import "server-only";
import { reads } from "../../core/db";
import { type IssueState, IssueStateSchema } from "../schema";

/** An issue found at the desk. */
export type IssueHit = {
  readonly id: string;
  readonly year: number;
  readonly number: string;
  readonly totalNumber: number | null;
  readonly state: IssueState;
  readonly isBackIssue: boolean;
  readonly gazetteName: string;
};

/** `2026年第3期`, `2026/3`, `2026 3`, `第3期`, `总第45期`, `2026年`; number and total number may stand alone. */
const ASKED = /^(?:((?:19|20)\d{2})\s*[年/.-]?)?\s*(?:第?\s*([a-z]?\d{1,3}(?:-\d{1,3})?)\s*期?)?$/u;
const TOTAL = /^总(?:第)?\s*(\d{1,6})\s*期?$/u;

/** Issues of these gazettes that a query names by year, number or total number, newest first. The caller checks the actor. */
export async function findIssues({
  gazetteIds,
  text,
  limit,
}: {
  gazetteIds: readonly string[];
  text: string;
  limit: number;
}): Promise<IssueHit[]> {
  const typed = text.normalize("NFKC").toLowerCase().trim();
  const total = TOTAL.exec(typed)?.[1];
  const [, year, number] = ASKED.exec(typed) ?? [];
  const isNamed =
    total !== undefined || year !== undefined || (number !== undefined && /[第期]/u.test(typed));
  if (!isNamed) return [];
  const rows = await reads().issue.findMany({
    where: {
      gazetteId: { in: [...gazetteIds] },
      ...(total !== undefined && { totalNumber: Number(total) }),
      ...(year !== undefined && { year: Number(year) }),
      ...(number !== undefined && { number }),
    },
    orderBy: [{ year: "desc" }, { createdAt: "desc" }],
    take: limit,
    select: {
      id: true,
      year: true,
      number: true,
      totalNumber: true,
      state: true,
      isBackIssue: true,
      gazette: { select: { name: true } },
    },
  });
  return rows.map(({ gazette, ...row }) => ({
    ...row,
    state: IssueStateSchema.parse(row.state),
    gazetteName: gazette.name,
  }));
}
