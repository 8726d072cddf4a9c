"use client";

import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { endSearch, replaceAll, replaceOne, revealCurrent, search, searchState, step } from "./find";

/** How long typing rests before the part is looked through again, in milliseconds. */
const REST_MS = 250;

/** 查找替换: Enter goes on, Shift+Enter back, Esc closes. */
export function FindBar({ editor }: { editor: Editor }) {
  const [text, setText] = useState(() => selectedText(editor));
  const [by, setBy] = useState("");
  const [isCaseExact, setIsCaseExact] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const { count, current } = useEditorState({ editor, selector: ({ editor }) => searchState(editor) });

  useEffect(() => {
    first.current?.focus();
    first.current?.select();
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => search(editor, { text, isCaseExact });
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(look, REST_MS);
    };
    later();
    editor.on("update", later);
    return () => {
      clearTimeout(timer);
      editor.off("update", later);
    };
  }, [editor, text, isCaseExact]);

  useEffect(() => () => endSearch(editor), [editor]);

  const replace = (run: () => void) => {
    run();
    search(editor, { text, isCaseExact });
    revealCurrent(editor);
  };

  return (
    <search className="panel-form">
      <label className="panel-field">
        查找
        <input
          ref={first}
          value={text}
          size={16}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            step(editor, event.shiftKey ? -1 : 1);
          }}
        />
      </label>
      <span role="status">{text === "" ? "" : count === 0 ? "没有找到" : `${current + 1} / ${count}`}</span>
      <button type="button" onClick={() => step(editor, -1)} aria-disabled={count === 0 || undefined}>
        上一处
      </button>
      <button type="button" onClick={() => step(editor, 1)} aria-disabled={count === 0 || undefined}>
        下一处
      </button>
      <label className="panel-field">
        <input
          type="checkbox"
          checked={isCaseExact}
          onChange={(event) => setIsCaseExact(event.target.checked)}
        />
        区分大小写
      </label>
      <label className="panel-field">
        替换为
        <input value={by} size={16} onChange={(event) => setBy(event.target.value)} />
      </label>
      <button
        type="button"
        onClick={() => replace(() => replaceOne(editor, by))}
        aria-disabled={count === 0 || undefined}
      >
        替换
      </button>
      <button
        type="button"
        onClick={() => replace(() => replaceAll(editor, by))}
        aria-disabled={count === 0 || undefined}
      >
        全部替换
      </button>
    </search>
  );
}

function selectedText(editor: Editor): string {
  const { from, to, $from, $to } = editor.state.selection;
  return $from.sameParent($to) ? editor.state.doc.textBetween(from, to).slice(0, 100) : "";
}
