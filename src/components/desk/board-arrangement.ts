"use client";

import { type RefObject, useActionState, useCallback, useEffect, useRef, useState } from "react";
import { arrangeIssueAction } from "@/lib/issues/contents/actions";
import { type Arrangement, orderOf, rearrange, type SortKey, stepMove } from "@/lib/issues/contents/rules";
import type { Change } from "@/lib/issues/contents/schema";
import { useDrops } from "./board-drag";

type Titled = { readonly id: string; readonly title: string };
type Given = {
  readonly issueId: string;
  readonly mayArrange: boolean;
  /** As the server has it. */
  readonly arrangement: Arrangement;
  readonly placed: readonly (Titled & { readonly sortKey: SortKey })[];
  readonly waiting: readonly Titled[];
  readonly reprints: readonly Titled[] | null;
};

/**
 * The arrangement as it is shown, and what changes it. A change shows at once; the server is asked one after another,
 * each with the order that was shown before it. Once it has answered all, what it has is shown again.
 */
export function useArrangement(given: Given, board: RefObject<HTMLElement | null>) {
  const { issueId, arrangement } = given;
  const order = orderOf(arrangement);
  /** What was changed here over which order of the server, and how many answers are still to come. */
  const [own, setOwn] = useState<{ arrangement: Arrangement; over: string } | null>(null);
  const [asked, setAsked] = useState(0);
  const [said, say] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [state, submit] = useActionState(arrangeIssueAction, null);
  // After the last answer the page itself may come a moment later.
  const shown = own && (asked > 0 || own.over === order) ? own.arrangement : arrangement;
  const latest = useRef(shown);
  const known = useRef({ ...given, order });
  useEffect(() => {
    latest.current = shown;
    known.current = { ...given, order };
  });
  const focus = useKeptFocus(board, orderOf(shown));
  const apply = useCallback(
    async (change: Change) => {
      const seen = orderOf(latest.current);
      const next = rearrange(latest.current, change, sortKeysOf(known.current));
      if (orderOf(next) === seen) return;
      latest.current = next;
      if (change.type !== "sort") focus(change.documentId);
      setOwn({ arrangement: next, over: known.current.order });
      setAsked((count) => count + 1);
      setProblem(null);
      say(wordsOf(next, change, known.current));
      const form = new FormData();
      form.set("issueId", issueId);
      form.set("seen", seen);
      form.set("change", JSON.stringify(change));
      const answer = await arrangeIssueAction(null, form);
      setAsked((count) => count - 1);
      if (answer.ok) return;
      setOwn(null);
      setProblem(answer.message);
      say("");
    },
    [issueId, focus],
  );
  useDrops(latest, apply);
  useStepKeys(given.mayArrange ? board : null, latest, apply);
  const refused = state && !state.ok ? state.message : null;
  return { arrangement: shown, isBusy: asked > 0, said, problem: problem ?? refused, apply, submit };
}

/** Keeps the focus on the control of a document that had it, wherever the document moves. */
function useKeptFocus(board: RefObject<HTMLElement | null>, order: string): (documentId: string) => void {
  const wanted = useRef<{ documentId: string; control: string } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new order that moves the document
  useEffect(() => {
    if (!wanted.current) return;
    const { documentId, control } = wanted.current;
    const entry = board.current?.querySelector(`[data-entry="${documentId}"]`);
    const found =
      entry?.querySelector<HTMLElement>(`[data-control="${control}"]`) ??
      entry?.querySelector<HTMLElement>('[data-control="title"]');
    if (found && found !== document.activeElement) found.focus();
    wanted.current = null;
  }, [board, order]);
  return useCallback((documentId) => {
    const active = document.activeElement;
    const control = active instanceof HTMLElement ? (active.dataset.control ?? "title") : "title";
    wanted.current = { documentId, control };
  }, []);
}

/** Alt+↑ and Alt+↓ move the document that has the focus, within its section and into the next. */
function useStepKeys(
  board: RefObject<HTMLElement | null> | null,
  arrangement: RefObject<Arrangement>,
  apply: (change: Change) => void,
) {
  useEffect(() => {
    const own = board?.current;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      const entry =
        event.target instanceof Element ? event.target.closest<HTMLElement>("[data-entry]") : null;
      const documentId = entry?.dataset.entry;
      if (!documentId) return;
      event.preventDefault();
      const change = stepMove(arrangement.current, documentId, event.key === "ArrowUp" ? -1 : 1);
      if (change) apply(change);
    };
    own?.addEventListener("keydown", onKey);
    return () => own?.removeEventListener("keydown", onKey);
  }, [board, arrangement, apply]);
}

function sortKeysOf({ placed }: Given): Map<string, SortKey> {
  return new Map(placed.map(({ id, sortKey }) => [id, sortKey]));
}

/** What a screen reader is told of a change. */
function wordsOf(next: Arrangement, change: Change, { placed, waiting, reprints }: Given): string {
  if (change.type === "sort") return `${change.section ?? "全部栏目"}已按机关和文号排序`;
  const { documentId } = change;
  const named = [...placed, ...waiting, ...(reprints ?? [])].find(({ id }) => id === documentId);
  const title = `《${named?.title ?? ""}》`;
  if (change.type === "remove") return `${title}已移出本期`;
  const documents = next.find(({ section }) => section === change.section)?.documents ?? [];
  return `${title}在“${change.section}”第 ${documents.indexOf(documentId) + 1} 项，共 ${documents.length} 项`;
}
