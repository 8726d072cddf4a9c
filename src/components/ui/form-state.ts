"use client";

import { createContext, use } from "react";
import type { ActionState } from "@/lib/core/action";

/** What the form around answered last; null before. */
export const FormStateContext = createContext<ActionState | null>(null);

/** What a field of the form around shows: what was typed where that was refused, else `initial`; and what is wrong. */
export function useField(name: string, initial: string, row?: number): { value: string; error?: string } {
  const state = use(FormStateContext);
  if (!state || state.ok) return { value: initial };
  const error = state.fields?.[row === undefined ? name : `${name}.${row}`] ?? state.fields?.[name];
  const typed = state.values?.[name];
  const value = typeof typed === "string" ? ((row ?? 0) === 0 ? typed : undefined) : typed?.[row ?? 0];
  return { value: value ?? initial, ...(error !== undefined && { error }) };
}
