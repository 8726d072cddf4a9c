import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type DeskDocument, getDeskDocument } from "@/lib/documents/desk/queries";
import { mayView } from "@/lib/documents/policy";
import { type DeskGazette, listDeskGazettes } from "@/lib/gazettes/queries";
import { type DeskIssue, getCurrentIssueId, getDeskIssue } from "@/lib/issues/queries";
import { requireActor } from "@/lib/users/loaders";
import { may, type Permission } from "@/lib/users/policy";
import type { Actor } from "@/lib/users/schema";

/** What every page of the desk opens with: who is here, which gazettes they see, and the one that the page is about. */
export type Desk = {
  readonly actor: Actor;
  readonly gazettes: readonly DeskGazette[];
  readonly gazette: DeskGazette | null;
  /** Id of the issue that is being compiled now (本期); null without one. */
  readonly currentIssueId: string | null;
};

/** The gazettes that the actor sees. Whoever is not signed in is sent to sign in and back to `path`. */
const openGazettes = cache(async (path: string) => {
  const actor = await requireActor(path);
  const gazettes = (await listDeskGazettes()).filter(({ id }) => may(actor, "desk.open", id));
  return { actor, gazettes };
});

/** The desk without a certain gazette: the first that the actor sees. */
export async function openDesk(path: string): Promise<Desk> {
  const { actor, gazettes } = await openGazettes(path);
  return deskOf({ actor, gazettes, gazette: gazettes[0] ?? null });
}

/** The desk of what belongs to no one gazette (organs, users, imports …); not found without the permission in any. */
export async function openInstallation(path: string, permission: Permission): Promise<Desk> {
  const desk = await openDesk(path);
  if (!may(desk.actor, permission, null)) notFound();
  return desk;
}

/** The desk of one gazette. What the actor may not see is not found. */
export async function openGazette(
  slug: string,
  path: string,
  permission: Permission = "issue.view",
): Promise<Desk & { gazette: DeskGazette }> {
  const { actor, gazettes } = await openGazettes(path);
  const gazette = gazettes.find((one) => one.slug === slug);
  if (!gazette || !may(actor, permission, gazette.id)) notFound();
  return { ...(await deskOf({ actor, gazettes, gazette })), gazette };
}

/** An issue with the desk of its gazette. */
export async function openIssue(issueId: string): Promise<Desk & { gazette: DeskGazette; issue: DeskIssue }> {
  const path = `/desk/issues/${issueId}`;
  await openGazettes(path);
  const issue = await getDeskIssue(issueId);
  if (!issue) notFound();
  return { ...(await openGazette(issue.gazetteSlug, path)), issue };
}

/** A document with the desk of its gazette. */
export async function openDocument(
  documentId: string,
): Promise<Desk & { gazette: DeskGazette; document: DeskDocument }> {
  const path = `/desk/documents/${documentId}`;
  const { actor, gazettes } = await openGazettes(path);
  const document = await getDeskDocument(documentId);
  const slug = gazettes.find(({ id }) => id === document?.gazetteId)?.slug;
  if (!document || !slug || !mayView(actor, document)) notFound();
  return { ...(await openGazette(slug, path, "desk.open")), document };
}

async function deskOf(desk: Omit<Desk, "currentIssueId"> & { gazette: DeskGazette | null }): Promise<Desk> {
  return { ...desk, currentIssueId: desk.gazette && (await getCurrentIssueId(desk.gazette.id)) };
}
