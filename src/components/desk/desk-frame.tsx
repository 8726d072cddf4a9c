import Link from "next/link";
import { signOutAction } from "@/lib/users/actions";
import { may, type Permission } from "@/lib/users/policy";
import { type Actor, ROLE_LABELS } from "@/lib/users/schema";
import { ActionForm } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";
import { DeskKeys } from "./desk-keys";

/** Where in the rail a page stands. */
export type DeskPlace =
  | "today"
  | "search"
  | "current"
  | "waiting"
  | "issues"
  | "import"
  | "settings"
  | "organs"
  | "users"
  | "audit"
  | "account";

type RailLink = { readonly place: DeskPlace; readonly label: string; readonly href: string };

/** The frame of the desk: rail with the day's work at the left, the page beside it. */
export function DeskFrame({
  desk: { actor, gazettes, gazette, currentIssueId },
  place,
  title,
  lead,
  tools,
  record,
  children,
}: {
  desk: {
    actor: Actor;
    gazettes: readonly { readonly slug: string; readonly name: string }[];
    gazette: {
      readonly id: string;
      readonly slug: string;
      readonly name: string;
      readonly isDemonstration: boolean;
    } | null;
    currentIssueId: string | null;
  };
  place: DeskPlace | null;
  title: string;
  /** A line above the title: where the page belongs. */
  lead?: React.ReactNode;
  /** Links and buttons beside the title. */
  tools?: React.ReactNode;
  /** What the record calls what the page is about: administrators get to its history from here. */
  record?: string;
  children: React.ReactNode;
}) {
  const history =
    record !== undefined && may(actor, "audit.read", null)
      ? `/desk/audit?subject=${encodeURIComponent(record)}`
      : null;
  const links = linksOf(actor, gazette, currentIssueId);
  return (
    <div className="desk">
      <a className="skip" href="#page">
        跳到正文
      </a>
      <header className="rail">
        <p className="rail-name">
          <Link href="/desk">{gazette?.name ?? "公报编辑部"}</Link>
        </p>
        {gazette?.isDemonstration && <p className="rail-note">示范公报，内容为虚构</p>}
        {gazette && (
          <search className="rail-search">
            <form action="/desk/search">
              <label htmlFor="rail-q">查找文件</label>
              <input id="rail-q" name="q" type="search" maxLength={500} placeholder="查找" />
            </form>
          </search>
        )}
        <nav aria-label="编辑部">
          <ul>
            {links.map((link) => (
              <li key={link.place}>
                <Link href={link.href} aria-current={link.place === place ? "page" : undefined}>
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {gazettes.length > 1 && (
          <nav aria-label="其他公报" className="rail-others">
            <p>其他公报</p>
            <ul>
              {gazettes
                .filter(({ slug }) => slug !== gazette?.slug)
                .map(({ slug, name }) => (
                  <li key={slug}>
                    <Link href={`/desk/gazettes/${slug}/issues`}>{name}</Link>
                  </li>
                ))}
            </ul>
          </nav>
        )}
        <div className="rail-foot">
          <Link href="/desk/account" aria-current={place === "account" ? "page" : undefined}>
            {[actor.name, ...rolesOf(actor, gazette?.id)]
              .filter((text, at, all) => all.indexOf(text) === at)
              .join("　")}
          </Link>
          {gazette && <a href={`/${gazette.slug}`}>公开网页</a>}
          <ActionForm action={signOutAction}>
            <SubmitButton kind="quiet">退出</SubmitButton>
          </ActionForm>
        </div>
      </header>
      <main id="page" className="page">
        <div className="page-head">
          <div>
            {lead && <p className="lead">{lead}</p>}
            <h1>{title}</h1>
          </div>
          {(tools || history !== null) && (
            <div className="tools">
              {tools}
              {history !== null && (
                <Link href={history} className="button plain" prefetch={false}>
                  操作记录
                </Link>
              )}
            </div>
          )}
        </div>
        {children}
      </main>
      <DeskKeys />
    </div>
  );
}

/** The pages that someone may open, in the order of the day's work. */
function linksOf(
  actor: Actor,
  gazette: { readonly id: string; readonly slug: string } | null,
  currentIssueId: string | null,
): readonly RailLink[] {
  const base = `/desk/gazettes/${gazette?.slug}`;
  const newIssue = gazette && may(actor, "issue.compile", gazette.id) ? `${base}/issues/new` : null;
  const current = currentIssueId ? `/desk/issues/${currentIssueId}` : newIssue;
  const sees = (permission: Permission) => gazette !== null && may(actor, permission, gazette.id);
  const links: [DeskPlace, string, string | null, boolean][] = [
    ["today", "待办", "/desk", true],
    ["current", "本期", current, sees("issue.view")],
    ["waiting", "来稿", `${base}/documents`, sees("desk.open")],
    ["issues", "往期", `${base}/issues`, sees("issue.view")],
    ["import", "录入", "/desk/import", may(actor, "import.read", null)],
    ["settings", "公报设置", base, sees("issue.view")],
    ["organs", "机关", "/desk/organs", may(actor, "organ.manage", null)],
    ["users", "用户", "/desk/users", may(actor, "user.manage", null)],
    ["audit", "操作记录", "/desk/audit", may(actor, "audit.read", null)],
  ];
  return links.flatMap(([place, label, href, isShown]) =>
    isShown && href !== null ? [{ place, label, href }] : [],
  );
}

/** What someone is in a gazette, in words. */
function rolesOf({ isAdministrator, memberships }: Actor, gazetteId: string | undefined): string[] {
  if (isAdministrator) return [ROLE_LABELS.administrator];
  return memberships.filter((m) => m.gazetteId === gazetteId).map((m) => ROLE_LABELS[m.role]);
}
