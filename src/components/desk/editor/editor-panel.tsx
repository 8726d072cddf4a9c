"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useId, useRef, useState } from "react";
import { insertPageMark, insertTable, setLink } from "./commands";
import { FindBar } from "./find-bar";
import { KEY_HELP, type Panel } from "./keys";
import { RenumberForm } from "./renumber-form";

/** The small form below the tools that one of them opened. */
export function EditorPanel({
  editor,
  panel,
  onClose,
}: {
  editor: Editor;
  panel: Panel;
  onClose: () => void;
}) {
  const close = () => {
    onClose();
    editor.view.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the panel wherever in it the focus is
    <div
      className="editor-panel"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      {panel === "link" ? <LinkForm editor={editor} onDone={close} /> : null}
      {panel === "table" ? <TableForm editor={editor} onDone={close} /> : null}
      {panel === "page" ? <PageForm editor={editor} onDone={close} /> : null}
      {panel === "find" ? <FindBar editor={editor} /> : null}
      {panel === "renumber" ? <RenumberForm editor={editor} onDone={close} /> : null}
      {panel === "help" ? <KeyHelp /> : null}
      <button type="button" onClick={close}>
        关闭
      </button>
    </div>
  );
}

type FormProps = { editor: Editor; onDone: () => void };

/** As the content's schema has it. */
const HREF = /^(?:https?:\/\/|mailto:|tel:)[^\s"'<>]+$/u;

function LinkForm({ editor, onDone }: FormProps) {
  const present = editor.getAttributes("link").href as string | undefined;
  const [problem, setProblem] = useState<string | null>(null);
  const apply = (form: FormData) => {
    const href = String(form.get("href")).trim();
    if (!HREF.test(href) || href.length > 2000) return setProblem("链接须以 http、https、mailto 或 tel 开头");
    if (editor.state.selection.empty && !present) return setProblem("请先选中要加链接的文字");
    setLink(editor, href);
    onDone();
  };
  return (
    <PanelForm apply={apply} label={present ? "修改" : "加链接"}>
      <PanelField
        label="链接地址"
        name="href"
        defaultValue={present ?? "https://"}
        problem={problem}
        size={40}
      />
      {present ? (
        <button
          type="button"
          onClick={() => {
            setLink(editor, null);
            onDone();
          }}
        >
          去掉链接
        </button>
      ) : null}
    </PanelForm>
  );
}

function TableForm({ editor, onDone }: FormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const apply = (form: FormData) => {
    const [rows, columns] = [Number(form.get("rows")), Number(form.get("columns"))];
    const isCount = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
    if (!isCount(rows, 500) || !isCount(columns, 50))
      return setProblem("行数须在1至500之间，列数须在1至50之间");
    insertTable(editor, rows, columns);
    onDone();
  };
  return (
    <PanelForm apply={apply} label="插入表格">
      <PanelField label="行数（含表头）" name="rows" defaultValue="3" problem={problem} size={4} />
      <PanelField label="列数" name="columns" defaultValue="3" problem={null} size={4} isFirst={false} />
    </PanelForm>
  );
}

function PageForm({ editor, onDone }: FormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const apply = (form: FormData) => {
    const page = String(form.get("page")).trim().toLowerCase();
    if (!/^[0-9ivxlc]{1,8}$/u.test(page)) return setProblem("页码须为数字或罗马数字");
    insertPageMark(editor, page);
    onDone();
  };
  return (
    <PanelForm apply={apply} label="插入页码">
      <PanelField label="印刷页码由此开始" name="page" defaultValue="" problem={problem} size={8} />
    </PanelForm>
  );
}

/** A small form that is none in the page's eyes: it stands within the form of the document, and forms do not nest. */
function PanelForm({
  label,
  apply,
  children,
}: {
  /** Of the button that applies it. */
  label: string;
  apply: (fields: FormData) => void;
  children: React.ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const run = () => {
    const fields = new FormData();
    for (const input of frame.current?.querySelectorAll("input") ?? []) fields.set(input.name, input.value);
    apply(fields);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field applies it, as in a form
    <div
      className="panel-form"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        run();
      }}
    >
      {children}
      <button type="button" onClick={run}>
        {label}
      </button>
    </div>
  );
}

function KeyHelp() {
  return (
    <dl className="key-help">
      {KEY_HELP.map(([keys, does]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

function PanelField({
  label,
  name,
  defaultValue,
  problem,
  size,
  isFirst = true,
}: {
  label: string;
  name: string;
  defaultValue: string;
  problem: string | null;
  size: number;
  /** Whether the cursor goes here when the form opens. */
  isFirst?: boolean;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  return (
    <div className="panel-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={input}
        name={name}
        size={size}
        defaultValue={defaultValue}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem ? (
        <p className="error" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}
