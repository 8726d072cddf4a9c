"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import { leaveNode, setFootnote } from "./commands";

/** The text of the footnote that is selected. A new one has the cursor at once. */
export function NoteForm({ editor, place, text }: { editor: Editor; place: number; text: string }) {
  const input = useRef<HTMLInputElement>(null);
  const isNew = useRef(text === "");
  useEffect(() => {
    if (isNew.current) input.current?.focus();
  }, []);
  return (
    <div className="editor-panel">
      <label className="panel-field">
        注的内容
        <input
          ref={input}
          size={50}
          maxLength={5000}
          value={text}
          onChange={(event) => setFootnote(editor, place, event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
            event.preventDefault();
            event.stopPropagation();
            leaveNode(editor, place);
          }}
        />
      </label>
    </div>
  );
}
