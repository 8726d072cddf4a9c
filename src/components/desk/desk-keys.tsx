"use client";

import { useEffect, useRef } from "react";

/** Keys of the desk: ⌘S or Ctrl+S saves, `?` lists the keys. Everything works without them too. */
export function DeskKeys() {
  const list = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        document.querySelector<HTMLFormElement>("form[data-main]")?.requestSubmit();
      }
      const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (event.key === "?" && !isTyping && !list.current?.open) list.current?.showModal();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <dialog ref={list} className="keys" aria-label="快捷键">
      <dl>
        <dt>⌘S、Ctrl+S</dt>
        <dd>保存</dd>
        <dt>?</dt>
        <dd>快捷键</dd>
      </dl>
      <form method="dialog">
        <button type="submit" className="button plain">
          关闭
        </button>
      </form>
    </dialog>
  );
}
