"use client";

import type { ActionState } from "@/lib/core/action";
import { saveDocumentAction } from "@/lib/documents/actions";

/** What a save gave: the revision, and what to tell of it. */
export type Saved = { readonly sequence: number; readonly message: string };
export type SaveState = ActionState<Saved> | null;

/** The action; a connection that breaks is an answer like any other, and nothing that was typed is lost by it. */
export async function saveCarefully(previous: SaveState, form: FormData): Promise<SaveState> {
  try {
    return (await saveDocumentAction(previous, form)) as SaveState;
  } catch (error) {
    // What the framework throws to go to another page has a digest.
    if (error instanceof Error && "digest" in error) throw error;
    return { ok: false, code: "unavailable", message: "网络不通，未能保存。文字仍在本页，请稍后再保存" };
  }
}

/** What is wrong with the fields. They keep what was typed by themselves: nothing of it has to come back. */
export function problemsOf(state: SaveState): SaveState {
  if (!state || state.ok) return state;
  const { values: _typed, ...problems } = state;
  return problems;
}

/** What came of the last save, in words. */
export function SaveAnswer({
  state,
  problem,
  isSaving,
}: {
  state: SaveState;
  problem: string | null;
  isSaving: boolean;
}) {
  if (isSaving) return null;
  if (problem !== null || (state && !state.ok)) {
    const message = problem ?? (state && !state.ok ? state.message : "");
    return (
      <p role="alert" className="form-answer refused">
        {message}
      </p>
    );
  }
  return state?.ok ? (
    <p role="status" className="form-answer">
      {state.data?.message}
    </p>
  ) : null;
}
