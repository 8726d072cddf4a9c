"use client";

import { useEffect, useRef } from "react";

/** Keys of the desk: ⌘S or Ctrl+S saves, `/` goes to the search, `?` lists the keys. Everything works without them too. */
export function DeskKeys() {
  const list = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        document.querySelector<HTMLFormElement>("form[data-main]")?.requestSubmit();
      }
      if (event.defaultPrevented || isTyping(event) || list.current?.open) return;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === "?") list.current?.showModal();
      if (event.key !== "/") return;
      const box = searchBox();
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <dialog ref={list} className="keys" aria-label="快捷键">
      <dl>
        <dt>⌘S、Ctrl+S</dt>
        <dd>保存</dd>
        <dt>/</dt>
        <dd>查找</dd>
        <dt>Alt+↑、Alt+↓</dt>
        <dd>编排时移动文件</dd>
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

/** Whether a key is meant as text: in a field, or in what is edited in its place. */
function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select") !== null;
}

/** The search page's own box where there is one, else that of the rail. */
function searchBox(): HTMLInputElement | null {
  const onPage = document.querySelector<HTMLInputElement>('main search input[name="q"]');
  return onPage ?? document.querySelector<HTMLInputElement>("#rail-q");
}
