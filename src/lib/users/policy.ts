import { AppError } from "../core/errors";
import type { Actor, Role } from "./schema";

/**
 * Role × action: which roles of a gazette may do what in it; an administrator may do everything. docs/permissions.md
 * shows the same table. What depends on the person beside the role (one's own documents, the second person) stands in
 * the policy of the domain.
 */
export const PERMISSIONS = {
  /** 打开编辑部. */
  "desk.open": ["editor", "reviewer", "printer", "contributor"],
  /** Any document of the gazette; a contributor sees those of the own department (documents/policy.ts). */
  "document.view": ["editor", "reviewer", "printer"],
  /** 新建来稿. */
  "document.create": ["editor", "contributor"],
  /** A contributor edits an own draft alone. */
  "document.edit": ["editor"],
  /** 送审. */
  "document.submit": ["editor"],
  /** 通过, 退回: never one's own. */
  "document.review": ["reviewer"],
  /** 批注. */
  "document.comment": ["editor", "reviewer"],
  /** 校对. */
  "document.proof": ["editor", "reviewer"],
  /** 更正: begins a new version of what is public. */
  "document.correct": ["editor", "reviewer"],
  /** 先行发布, and publication of an approved correction. */
  "document.publish": ["reviewer"],
  /** 撤回. */
  "document.withdraw": ["reviewer"],
  /** 应急发布, without a second person. */
  "document.publish-unreviewed": [],
  /** 复核 of an emergency publication, by another person. */
  "document.look": ["editor", "reviewer"],
  "issue.view": ["editor", "reviewer", "printer"],
  /** 编排: facts, contents, order of an issue that is being compiled. */
  "issue.compile": ["editor"],
  /** 签发, 退回编排. */
  "issue.sign-off": ["reviewer"],
  /** Signs off in spite of a blocker, with a reason. */
  "issue.override": [],
  /** 发布, 定时发布. */
  "issue.publish": ["reviewer"],
  /** 核对发布 of a back issue. */
  "issue.confirm": [],
  /** Facts of an issue that is public. */
  "issue.change-published": [],
  /** 录入. */
  "import.read": ["editor"],
  "import.store": ["editor"],
  /** Settings of a gazette, its sections, notices; the home gazette; new gazettes. */
  "gazette.manage": [],
  /** 机关: names, code words, rank. */
  "organ.manage": [],
  "user.manage": [],
  /** 操作记录, and its export. */
  "audit.read": [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether an actor may do it in this gazette; `null`: in any gazette at all. */
export function may(actor: Actor, permission: Permission, gazetteId: string | null): boolean {
  if (actor.isAdministrator) return true;
  const roles: readonly Role[] = PERMISSIONS[permission];
  return actor.memberships.some(
    (held) => (gazetteId === null || held.gazetteId === gazetteId) && roles.includes(held.role),
  );
}

/** Throws `AppError("forbidden")` where the actor may not. */
export function assertMay(actor: Actor, permission: Permission, gazetteId: string | null): void {
  if (!may(actor, permission, gazetteId)) throw new AppError("forbidden", "您没有进行此操作的权限");
}
