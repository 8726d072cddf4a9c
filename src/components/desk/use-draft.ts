"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { DraftText, PresenceAnswer } from "@/lib/documents/drafts/schema";
import { clearLocalCopy, keepLocalCopy } from "./local-copy";

/** Milliseconds after the last change, and at most after the first, until what was typed is kept. */
const QUIET_MS = 2000;
const LONGEST_MS = 10_000;
/** Milliseconds between two beats that say that the page is open. */
const BEAT_MS = 15_000;

export type DraftStatus =
  | { readonly kind: "none" }
  | { readonly kind: "typing" }
  | { readonly kind: "kept"; readonly at: string }
  /** Not on the server; `isLocal`: kept in this browser instead. */
  | { readonly kind: "failed"; readonly message: string; readonly isLocal: boolean };

/**
 * Keeps what is typed as the own draft a little after each change, tells that the document is open, and learns who else
 * has it open and whether somebody saved meanwhile. What the server cannot take stays in this browser and is sent again.
 */
export function useDraft({
  documentId,
  baseSequence,
  isEditable,
  read,
}: {
  documentId: string;
  baseSequence: number;
  isEditable: boolean;
  /** What is typed now; null where it cannot be read. */
  read: () => DraftText | null;
}) {
  const [status, setStatus] = useState<DraftStatus>({ kind: "none" });
  const [others, setOthers] = useState<readonly string[]>([]);
  const [newest, setNewest] = useState<{ sequence: number; savedBy: string } | null>(null);
  const changed = useRef({ isDirty: false, first: 0 });
  /** Counts the changes, and those that were saved. */
  const changes = useRef(0);
  const saved = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSending = useRef(false);

  const send = useEffectEvent(async () => {
    if (isSending.current) return;
    isSending.current = true;
    const { isDirty } = changed.current;
    changed.current = { isDirty: false, first: 0 };
    const text = isDirty ? read() : null;
    try {
      const answer = await put(documentId, { baseSequence, text });
      setOthers(answer.others);
      setNewest({ sequence: answer.sequence, savedBy: answer.savedBy });
      if (answer.keptAt !== null) {
        clearLocalCopy(documentId);
        if (!changed.current.isDirty) setStatus({ kind: "kept", at: answer.keptAt });
      }
    } catch (error) {
      if (isDirty) {
        // Sent again with the next beat.
        changed.current.isDirty = true;
        const isLocal = text !== null && keepLocalCopy(documentId, { baseSequence, text });
        setStatus({ kind: "failed", message: error instanceof Error ? error.message : "", isLocal });
      }
    } finally {
      isSending.current = false;
    }
  });

  useEffect(() => {
    if (!isEditable) return;
    send();
    const beat = setInterval(() => send(), BEAT_MS);
    const retry = () => send();
    window.addEventListener("online", retry);
    return () => {
      clearInterval(beat);
      window.removeEventListener("online", retry);
      clearTimeout(timer.current);
    };
  }, [isEditable]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (changed.current.isDirty) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);

  /** Something was typed. */
  function touch(): void {
    changes.current++;
    const now = Date.now();
    const { isDirty, first } = changed.current;
    changed.current = { isDirty: true, first: isDirty ? first : now };
    setStatus({ kind: "typing" });
    clearTimeout(timer.current);
    const wait = Math.max(0, Math.min(QUIET_MS, changed.current.first + LONGEST_MS - now));
    timer.current = setTimeout(() => send(), wait);
  }

  /** The state of the text, to be given to `settle` once that was saved. */
  function stamp(): number {
    return changes.current;
  }

  /** What was typed up to the stamp was saved as a revision: where nothing came after it, nothing is left to keep. */
  function settle(upTo: number): void {
    saved.current = upTo;
    if (upTo !== changes.current) return;
    clearTimeout(timer.current);
    changed.current = { isDirty: false, first: 0 };
    clearLocalCopy(documentId);
    setStatus({ kind: "none" });
  }

  /** Whether something was typed that is in no revision. */
  function hasUnsaved(): boolean {
    return saved.current !== changes.current;
  }

  return { status, others, newest, touch, stamp, settle, hasUnsaved };
}

async function put(documentId: string, body: object): Promise<PresenceAnswer> {
  const response = await fetch(`/desk/documents/${documentId}/draft`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  }).catch(() => {
    throw new Error("网络不通");
  });
  const answer = (await response.json().catch(() => null)) as PresenceAnswer & {
    error?: { message: string };
  };
  if (response.ok && answer) return answer;
  throw new Error(answer?.error?.message ?? "服务器没有应答");
}
