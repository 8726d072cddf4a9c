"use client";

import { useActionState, useEffect, useRef } from "react";
import type { FormAction } from "@/lib/core/action";
import { FormStateContext } from "./form-state";

/**
 * A form of a server action; works without JavaScript. Fields inside keep what was typed when it is refused, and the
 * answer stands below them.
 */
export function ActionForm({
  action,
  className,
  isMain = false,
  children,
}: {
  action: FormAction;
  className?: string;
  /** The form that ⌘S saves. */
  isMain?: boolean;
  children: React.ReactNode;
}) {
  const [state, submit] = useActionState(action, null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state && !state.ok) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  return (
    <form ref={form} action={submit} className={className} data-main={isMain || undefined}>
      <FormStateContext value={state}>{children}</FormStateContext>
      {state && !state.ok && (
        <p role="alert" className="form-answer refused">
          {state.message}
        </p>
      )}
      {state?.ok && typeof state.data === "string" && (
        <p role="status" className="form-answer">
          {state.data}
        </p>
      )}
    </form>
  );
}
