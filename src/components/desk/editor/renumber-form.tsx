"use client";

import type { Editor } from "@tiptap/core";
import { useMemo, useState } from "react";
import { type EditorNode, readEditor } from "@/lib/content/editor-form";
import { renumber } from "@/lib/content/renumber";
import { replaceContent } from "./commands";

/** 重排编号: shows what would change and applies it as one undoable step. */
export function RenumberForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is read anew where it moved on in the meantime
  const read = useMemo(() => readEditor(editor.getJSON() as EditorNode), [editor, round]);
  if ("problem" in read) return <p className="error">{read.problem}</p>;
  const { changes, warnings } = renumber(read.content);
  if (changes.length === 0) return <p>编号已经连续，没有要改的。</p>;
  const apply = () => {
    const now = readEditor(editor.getJSON() as EditorNode);
    const isSame = "content" in now && JSON.stringify(now.content) === JSON.stringify(read.content);
    if (!isSame) return setRound(round + 1);
    replaceContent(editor, renumber(read.content).content);
    onDone();
  };
  return (
    <div className="panel-list">
      <p>将改动{changes.length}处编号：</p>
      <ol>
        {changes.map(({ block, from, to }) => (
          <li key={block}>
            第{block + 1}段：{from.trim()} → {to.trim()}
          </li>
        ))}
      </ol>
      {warnings.length > 0 ? (
        <>
          <p>下列引用不会自动改动，请核对：</p>
          <ol>
            {warnings.map(({ block, from, to }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
              <li key={index}>
                第{block + 1}段提到“{from}”，原{from}将成为{to}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <button type="button" onClick={apply}>
        重排编号
      </button>
    </div>
  );
}
