"use client";

import { type DraftText, DraftTextSchema } from "@/lib/documents/drafts/schema";

/** What was typed while the server could not be reached, kept in this browser until it can. */

export type LocalCopy = {
  readonly baseSequence: number;
  readonly text: DraftText;
  /** ISO instant. */
  readonly keptAt: string;
};

const keyOf = (documentId: string) => `gongbao-draft-${documentId}`;

/** Keeps a copy; false where the browser does not let it. */
export function keepLocalCopy(documentId: string, given: Omit<LocalCopy, "keptAt">): boolean {
  try {
    localStorage.setItem(keyOf(documentId), JSON.stringify({ ...given, keptAt: new Date().toISOString() }));
    return true;
  } catch {
    return false;
  }
}

/** The copy of a document; null without one, and for one that cannot be read any more. */
export function readLocalCopy(documentId: string): LocalCopy | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(documentId)) ?? "null") as LocalCopy | null;
    const text = DraftTextSchema.safeParse(kept?.text);
    return kept && text.success ? { ...kept, text: text.data } : null;
  } catch {
    return null;
  }
}

export function clearLocalCopy(documentId: string): void {
  try {
    localStorage.removeItem(keyOf(documentId));
  } catch {
    // Nothing was kept where nothing may be.
  }
}
