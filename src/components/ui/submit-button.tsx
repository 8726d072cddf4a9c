"use client";

import { useFormStatus } from "react-dom";

/** The button of a form; while its action runs it says so and takes no second click. */
export function SubmitButton({
  children,
  busy = "正在处理…",
  kind = "plain",
  label,
}: {
  children: React.ReactNode;
  busy?: string;
  kind?: "main" | "plain" | "quiet";
  /** What a screen reader says where the button shows only a sign. */
  label?: string;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={`button ${kind}`}
      aria-label={label}
      title={label}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending && kind !== "quiet" ? busy : children}
    </button>
  );
}
