"use client";

import { use } from "react";
import { FormStateContext } from "../ui/form-state";

/**
 * The revisions that a save follows on: `baseSequence`, from which the lines in the form were made, and
 * `expectedSequence`, which may be overwritten: the one opened, or after a conflict the one that was shown beside it.
 */
export function SequenceFields({ sequence }: { sequence: number }) {
  const state = use(FormStateContext);
  const typed = state && !state.ok ? state.values : undefined;
  const base = typed?.baseSequence ?? sequence;
  const expected = state && !state.ok && state.code !== "conflict" ? typed?.expectedSequence : undefined;
  return (
    <>
      <input type="hidden" name="baseSequence" value={String(base)} />
      <input type="hidden" name="expectedSequence" value={String(expected ?? sequence)} />
    </>
  );
}
