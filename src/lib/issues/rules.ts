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

/** What `blockers` looks at. */
export type IssueForBlockers = {
  readonly state: IssueState;
  readonly isBackIssue: boolean;
  readonly issueDate: string | null;
  readonly documents: readonly {
    readonly title: string;
    readonly state: string;
    readonly hasText: boolean;
    readonly writtenOn: string | null;
  }[];
};

/**
 * Every reason why an issue cannot be published now, in words for the editor; none means that it can. The desk shows
 * these, and the mutation refuses on the same ones.
 */
export function publicationBlockers(issue: IssueForBlockers): string[] {
  const reasons: string[] = [];
  if (issue.state === "published") reasons.push("本期已经发布");
  else if (!issue.isBackIssue && issue.state !== "signed-off") reasons.push("本期尚未签发");
  return [...reasons, ...contentBlockers(issue)];
}

/** Every reason why an issue cannot be signed off now. */
export function signOffBlockers(issue: IssueForBlockers): string[] {
  const reasons: string[] = [];
  if (issue.isBackIssue) reasons.push("往期由管理员核对后直接发布，不需签发");
  else if (issue.state !== "compiling") reasons.push("本期不在编排中");
  return [...reasons, ...contentBlockers(issue)];
}

function contentBlockers(issue: IssueForBlockers): string[] {
  const reasons: string[] = [];
  if (issue.documents.length === 0) reasons.push("本期还没有文件");
  // In a back issue an absent date is how it was printed; a new one must say when it appears.
  if (!issue.isBackIssue && issue.issueDate === null) reasons.push("未填写出版日期");
  for (const document of issue.documents) {
    if (!document.hasText) reasons.push(`《${document.title}》没有正文`);
    if (document.state === "withdrawn") reasons.push(`《${document.title}》已撤回`);
    // rules.md R-42, D-07: an issue is not dated before its documents.
    if (!issue.isBackIssue && issue.issueDate && document.writtenOn && document.writtenOn > issue.issueDate) {
      reasons.push(`《${document.title}》的成文日期晚于本期出版日期`);
    }
  }
  return reasons;
}

/** The facts that a form states. */
export function issueFieldsFromForm(form: IssueForm): IssueFields {
  const { director, members, chiefEditor, deputyEditor, ...facts } = form;
  return { ...facts, board: { director, members, chiefEditor, deputyEditor } };
}

/** What the issue after `before` would be: the next number, a new year beginning at 1; board and notices as before. */
export function nextIssue({
  before,
  year,
}: {
  before: (Omit<IssueFields, "notices"> & { readonly notices: readonly string[] }) | null;
  year: number;
}): IssueFields {
  const last = before?.year === year ? Number(/\d+$/u.exec(before.number)?.[0] ?? 0) : 0;
  return {
    year,
    number: String(last + 1),
    totalNumber: before?.totalNumber ? before.totalNumber + 1 : null,
    issueDate: null,
    board: before?.board ?? EMPTY_BOARD,
    notices: before ? [...before.notices] : [],
  };
}
