import Link from "next/link";
import { signOutAction } from "@/lib/users/actions";
import { type Actor, ROLE_LABELS } from "@/lib/users/schema";
import { ActionForm } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";
import { DeskKeys } from "./desk-keys";

/** Where in the rail a page stands. */
export type DeskPlace = "today" | "current" | "waiting" | "issues" | "import" | "settings";

type RailLink = { readonly place: DeskPlace; readonly label: string; readonly href: string };

/** The frame of the desk: rail with the day's work at the left, the page beside it. */
export function DeskFrame({
  desk: { actor, gazettes, gazette, currentIssueId },
  place,
  title,
  lead,
  tools,
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
  children: React.ReactNode;
}) {
  const links = gazette ? linksOf(gazette.slug, currentIssueId) : LINKS_WITHOUT_GAZETTE;
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
          <span>
            {[actor.name, ...rolesOf(actor, gazette?.id)]
              .filter((text, at, all) => all.indexOf(text) === at)
              .join("　")}
          </span>
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
          {tools && <div className="tools">{tools}</div>}
        </div>
        {children}
      </main>
      <DeskKeys />
    </div>
  );
}

const LINKS_WITHOUT_GAZETTE: readonly RailLink[] = [
  { place: "today", label: "待办", href: "/desk" },
  { place: "import", label: "录入", href: "/desk/import" },
];

function linksOf(slug: string, currentIssueId: string | null): readonly RailLink[] {
  const base = `/desk/gazettes/${slug}`;
  return [
    { place: "today", label: "待办", href: "/desk" },
    {
      place: "current",
      label: "本期",
      href: currentIssueId ? `/desk/issues/${currentIssueId}` : `${base}/issues/new`,
    },
    { place: "waiting", label: "来稿", href: `${base}/documents` },
    { place: "issues", label: "往期", href: `${base}/issues` },
    { place: "import", label: "录入", href: "/desk/import" },
    { place: "settings", label: "公报设置", href: base },
  ];
}

/** What someone is in a gazette, in words. */
function rolesOf({ isAdministrator, memberships }: Actor, gazetteId: string | undefined): string[] {
  if (isAdministrator) return [ROLE_LABELS.administrator];
  return memberships.filter((m) => m.gazetteId === gazetteId).map((m) => ROLE_LABELS[m.role]);
}
