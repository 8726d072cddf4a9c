"use client";

import { useEffect, useRef, useState } from "react";

/** Submits a form that uploads a file, and says so while it is under way; a plain button where no script runs. */
export function UploadButton({ kind = "main", children }: { kind?: "main" | "plain"; children: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  useEffect(() => {
    const form = button.current?.form;
    const set = (value: boolean) => {
      busy.current = value;
      setBusy(value);
    };
    const begin = (event: Event) => {
      if (busy.current) event.preventDefault();
      set(true);
    };
    // A page that the browser shows again from its memory is not busy any more.
    const rest = () => set(false);
    form?.addEventListener("submit", begin);
    window.addEventListener("pageshow", rest);
    return () => {
      form?.removeEventListener("submit", begin);
      window.removeEventListener("pageshow", rest);
    };
  }, []);
  return (
    <button ref={button} type="submit" className={`button ${kind}`} aria-disabled={isBusy || undefined}>
      {isBusy ? "正在上传并读取…" : children}
    </button>
  );
}
