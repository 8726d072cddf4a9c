import type { IssueState } from "../schema";

/** What a blocker is about; recorded where one is overridden, so it never changes its meaning. */
type BlockerCode =
  | "published"
  | "not-signed-off"
  | "not-compiling"
  | "back-issue"
  | "no-documents"
  | "no-date"
  | "no-text"
  | "withdrawn"
  | "correction-open"
  | "not-approved"
  | "dated-later"
  | "not-looked-at"
  | "not-proofed";

/** 阻止事项: a reason why an issue cannot be signed off or published, in words for the editor. */
export type Blocker = {
  readonly code: BlockerCode;
  readonly message: string;
  /** Whether an administrator may sign off in spite of it, with a reason. */
  readonly isOverridable: boolean;
  /** The document that it is about. */
  readonly documentId?: string;
};

/** What the blockers look at. */
export type IssueForBlockers = {
  readonly state: IssueState;
  readonly isBackIssue: boolean;
  readonly issueDate: string | null;
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly hasText: boolean;
    readonly writtenOn: string | null;
    readonly hasPublicVersion: boolean;
    /** Published without a second person, and not looked at by one since. */
    readonly isUnlooked: boolean;
    /** 一校, 二校, 三校, as far as they do not stand. */
    readonly missingRounds: readonly string[];
    readonly openComments: number;
  }[];
};

/**
 * Every reason why an issue cannot be published now; none means that it can. The desk shows these, and the mutation
 * refuses on the same ones. What may be overridden was decided when the issue was signed off.
 */
export function publicationBlockers(issue: IssueForBlockers): Blocker[] {
  const content = contentBlockers(issue).filter(({ isOverridable }) => !isOverridable);
  if (issue.state === "published") return [firm("published", "本期已经发布"), ...content];
  if (!issue.isBackIssue && issue.state !== "signed-off") {
    return [firm("not-signed-off", "本期尚未签发"), ...content];
  }
  return content;
}

/** Every reason why an issue cannot be signed off now. */
export function signOffBlockers(issue: IssueForBlockers): Blocker[] {
  if (issue.isBackIssue) {
    return [firm("back-issue", "往期由管理员核对后直接发布，不需签发"), ...contentBlockers(issue)];
  }
  if (issue.state !== "compiling") {
    return [firm("not-compiling", "本期不在编排中"), ...contentBlockers(issue)];
  }
  return contentBlockers(issue);
}

/** What does not stand in the way but should be looked at before the issue is signed off. */
export function signOffWarnings(issue: IssueForBlockers): { message: string; documentId: string }[] {
  return issue.documents
    .filter(({ openComments }) => openComments > 0)
    .map(({ id, title, openComments }) => ({
      message: `《${title}》还有 ${openComments} 条批注未解决`,
      documentId: id,
    }));
}

function contentBlockers(issue: IssueForBlockers): Blocker[] {
  const blockers: Blocker[] = [];
  if (issue.documents.length === 0) blockers.push(firm("no-documents", "本期还没有文件"));
  // In a back issue an absent date is how it was printed; a new one must say when it appears.
  if (!issue.isBackIssue && issue.issueDate === null) blockers.push(firm("no-date", "未填写出版日期"));
  return [...blockers, ...issue.documents.flatMap((document) => documentBlockers(issue, document))];
}

function documentBlockers(
  { isBackIssue, issueDate }: IssueForBlockers,
  document: IssueForBlockers["documents"][number],
): Blocker[] {
  const { id, title, state } = document;
  const found: [BlockerCode, string, boolean][] = [];
  if (!document.hasText) found.push(["no-text", "没有正文", false]);
  if (state === "withdrawn") found.push(["withdrawn", "已撤回", false]);
  else if (state !== "approved" && state !== "published") {
    // A back issue brings what was printed online, never a correction that nobody passed.
    if (document.hasPublicVersion) found.push(["correction-open", "正在更正，尚未通过", false]);
    else if (!isBackIssue) found.push(["not-approved", "尚未审核通过", false]);
  }
  if (!isBackIssue) {
    if (document.isUnlooked) found.push(["not-looked-at", "应急发布后尚未复核", true]);
    // rules.md R-42, D-07: an issue is not dated before its documents.
    if (issueDate && document.writtenOn && document.writtenOn > issueDate) {
      found.push(["dated-later", "的成文日期晚于本期出版日期", true]);
    }
    // What is not approved yet cannot be proofed: one reason at a time.
    if (document.missingRounds.length > 0 && (state === "approved" || state === "published")) {
      found.push(["not-proofed", `缺${document.missingRounds.join("、")}`, true]);
    }
  }
  return found.map(([code, what, isOverridable]) => ({
    code,
    message: `《${title}》${what}`,
    isOverridable,
    documentId: id,
  }));
}

function firm(code: BlockerCode, message: string): Blocker {
  return { code, message, isOverridable: false };
}
