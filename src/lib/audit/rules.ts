import { formatInstant } from "../core/clock";
import { sha256 } from "../core/files";
import { ROUND_LABELS, RoundSchema } from "../issues/proofs/schema";
import { issueLabel } from "../issues/rules";
import type { AuditPayload } from "./schema";

export type AuditRow = {
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly payload: AuditPayload;
  readonly previous: string;
};

/** Hash of a row over all it says and the hash of the row before (hex SHA-256). */
export function auditHash(row: AuditRow): string {
  const { sequence, at, actorId, actorName, payload, previous } = row;
  return sha256(
    JSON.stringify([sequence, at.toISOString(), actorId, actorName, canonical(payload), previous]),
  );
}

/** What an event was done to: a document's id, `slug/2026/2`, a gazette's slug, a user's address, an organ's name. */
export function subjectOf(event: AuditPayload): string {
  if ("document" in event) return event.document;
  if ("issue" in event) return `${event.gazette}/${event.issue}`;
  if ("gazette" in event) return event.gazette;
  if ("user" in event) return event.user;
  return "organ" in event ? event.organ : "";
}

/** What happened, in words that stand before and after the name of what it happened to; after the name of the person. */
export type Sentence = { readonly before: string; readonly after: string };

/** One event in words: `退回` 《…》 `修改：原因`. */
export function describeEvent(event: AuditPayload): Sentence {
  switch (event.type) {
    case "gazette.created":
      return { before: "建立公报", after: "" };
    case "gazette.changed":
      return { before: "修改公报", after: `的设置${fieldNames(event.fields)}` };
    case "gazette.home":
      return { before: "将", after: "设为首页公报" };
    case "gazette.demonstration-removed":
      return { before: "清除示范公报", after: "" };
    case "issue.imported":
      return {
        before: event.replaced ? "重新录入" : "录入",
        after: `，${event.documents} 件文件${notTaken(event.left)}${event.replaced ? "，取代先前录入的" : ""}`,
      };
    case "issue.created":
      return { before: "新建", after: "" };
    case "issue.changed":
      return { before: "修改", after: "的期刊信息或目录" };
    case "issue.signed-off":
      return { before: "签发", after: "" };
    case "issue.reopened":
      return { before: "将", after: "退回编排" };
    case "issue.blockers-overridden":
      return {
        before: "越过",
        after: `的 ${event.blockers.length} 项未办结事项（${event.blockers.join("；")}）签发，理由：${event.reason}`,
      };
    case "issue.scheduled":
      return { before: "定时发布", after: `，于 ${formatInstant(event.at)}` };
    case "issue.unscheduled":
      return { before: "取消", after: "的定时发布" };
    case "issue.published":
      return {
        before: event.asBackIssue ? "核对并发布往期" : "发布",
        after: `，${event.documents} 件文件`,
      };
    case "document.created":
      return { before: "新建", after: "" };
    case "document.imported":
      return { before: "向", after: `录入来稿 ${event.documents} 件${notTaken(event.left)}` };
    case "document.saved":
      return { before: "保存", after: `，第 ${event.revision} 次修订` };
    case "document.removed":
      return { before: "删除", after: "" };
    case "document.submitted":
      return { before: "送审", after: "" };
    case "document.recalled":
      return { before: "撤回", after: "的送审" };
    case "document.approved":
      return { before: "审核通过", after: "" };
    case "document.rejected":
      return { before: "退回", after: `修改：${event.reason}` };
    case "document.published":
      return { before: "发布", after: `，第 ${event.version} 版` };
    case "document.published-unreviewed":
      return { before: "应急发布", after: `，第 ${event.version} 版，未经第二人审核，理由：${event.reason}` };
    case "document.looked-at":
      return { before: "复核应急发布的", after: "" };
    case "document.correction-opened":
      return { before: "开始更正", after: `：${event.reason}` };
    case "document.correction-abandoned":
      return { before: "放弃更正", after: "" };
    case "document.proofed":
      return { before: "校对", after: `，${proofWords(event)}` };
    case "document.commented":
      return { before: "批注", after: "" };
    case "document.comment-resolved":
      return { before: "办结", after: "的批注" };
    case "document.comment-reopened":
      return { before: "重新打开", after: "的批注" };
    case "document.corrected":
      return { before: "更正", after: `，第 ${event.version} 版：${event.reason}` };
    case "document.withdrawn":
      return { before: "撤回", after: `：${event.reason}${event.hidden ? "，正文不再显示" : ""}` };
    case "user.created":
      return { before: "建立账号", after: event.administrator ? "，管理员" : "" };
    case "user.password-reset":
      return { before: "重设", after: "的口令" };
    case "user.password-changed":
      return { before: "修改", after: "的口令" };
    case "user.changed":
      return { before: "修改账号", after: fieldNames(event.fields) };
    case "user.disabled":
      return { before: "停用账号", after: "" };
    case "user.enabled":
      return { before: "启用账号", after: "" };
    case "user.two-factor":
      return { before: event.isOn ? "启用" : "停用", after: "的动态口令" };
    case "organ.created":
      return { before: "建立机关", after: "" };
    case "organ.changed":
      return { before: "修改机关", after: "" };
    case "audit.exported":
      return { before: "导出操作记录", after: `，${event.rows} 条` };
    default:
      return event satisfies never;
  }
}

/** Groups of events by the kind of thing that they were done to, as the filter of the record names them. */
export const EVENT_GROUPS = {
  document: "文件",
  issue: "期",
  gazette: "公报",
  organ: "机关",
  user: "用户",
  audit: "操作记录",
} as const;

/**
 * A cell of a CSV file (RFC 4180). A spreadsheet takes what begins with `=`, `+`, `-`, `@`, a tab or a line end for a
 * formula and would run it: an apostrophe before it makes it text.
 */
export function csvCell(value: string): string {
  const text = /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function proofWords({ issue, round }: { issue: string; round: number }): string {
  const [year, number = ""] = issue.split("/");
  const { data } = RoundSchema.safeParse(round);
  return `${issueLabel({ year: Number(year), number })}，${data === undefined ? `第 ${round} 校` : ROUND_LABELS[data]}`;
}

function notTaken(left: number | undefined): string {
  return left === undefined ? "" : `，另有 ${left} 件未选`;
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
  name: "名称",
  masthead: "刊头",
  place: "地区",
  sponsor: "主管主办",
  publisher: "出版",
  frequency: "刊期",
  motto: "题词",
  address: "地址",
  postcode: "邮编",
  phone: "电话",
  email: "邮箱",
  slug: "网址名",
  sections: "栏目",
  notices: "刊首说明",
  department: "单位",
  memberships: "角色",
  roles: "角色",
  isAdministrator: "管理员",
};

function fieldNames(fields: readonly string[]): string {
  const names = fields.map((field) => FIELD_LABELS[field] ?? field);
  return names.length > 0 ? `（${[...new Set(names)].join("、")}）` : "";
}

/** Keys in one order: PostgreSQL's jsonb does not keep the order in which they were written. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}
