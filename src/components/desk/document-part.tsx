"use client";

import { useEffect, useRef, useState } from "react";
import type { PartType } from "@/lib/content/kind";
import type { Content } from "@/lib/content/schema";
import { DocumentText } from "../document/document-text";
import { type Highlight, PartEditor, type PartEditorHandle, type TextAnchor } from "./editor/part-editor";

/** A part as the editor's page holds it: its frame, and the text that its editor began with. */
export type EditedPart = {
  readonly key: string;
  readonly type: PartType;
  readonly label: string;
  readonly title: string;
  /** Key of the part that it belongs to; null for the body. */
  readonly parent: string | null;
  readonly content: Content;
  /** Left out at the next save; until then it can be taken back. */
  readonly isRemoved: boolean;
};

export const PART_TYPE_LABELS: Readonly<Record<PartType, string>> = {
  body: "正文",
  instrument: "印发的文本",
  annex: "附件",
};

/** How a part is called in lists and buttons. */
export function partName({ type, label, title }: Pick<EditedPart, "type" | "label" | "title">): string {
  return [label, title].filter((text) => text !== "").join(" ") || PART_TYPE_LABELS[type];
}

type Common = {
  readonly part: EditedPart;
  readonly isEditable: boolean;
  readonly pictures: string;
  readonly uploadPicture: (file: File) => Promise<{ sha256: string } | { problem: string }>;
  readonly highlights: readonly Highlight[];
  readonly onHighlight: (id: string) => void;
  readonly onSelect: (anchor: TextAnchor | null) => void;
  readonly onText: () => void;
  readonly handle: (handle: PartEditorHandle | null) => void;
};

/** One part: what it is, and its text in an editor, which is made when the part comes near the window. */
export function DocumentPart({
  part,
  parents,
  isFirst,
  isLast,
  onChange,
  onMove,
  ...common
}: Common & {
  parents: readonly { readonly key: string; readonly name: string }[];
  isFirst: boolean;
  isLast: boolean;
  onChange: (change: Partial<EditedPart>) => void;
  onMove: (by: -1 | 1) => void;
}) {
  const { isEditable } = common;
  const name = partName(part);
  if (part.isRemoved) {
    return (
      <section className="document-part is-removed" aria-label={name}>
        <p>
          {name}，保存时移除。
          <button type="button" className="button plain" onClick={() => onChange({ isRemoved: false })}>
            恢复
          </button>
        </p>
      </section>
    );
  }
  return (
    <section
      className="document-part"
      id={`part-${part.key}`}
      aria-label={name}
      onKeyDown={(event) => {
        if (!event.altKey || part.type === "body" || !isEditable) return;
        const isField = event.target instanceof HTMLElement && event.target.closest(".part-frame");
        if (!isField || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        onMove(event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      {part.type === "body" ? (
        <h2 className="part-heading">正文</h2>
      ) : (
        <PartFrame {...{ part, parents, isEditable, isFirst, isLast, onChange, onMove }} />
      )}
      <PartText {...common} part={part} name={name} />
    </section>
  );
}

function PartFrame({
  part,
  parents,
  isEditable,
  isFirst,
  isLast,
  onChange,
  onMove,
}: {
  part: EditedPart;
  parents: readonly { readonly key: string; readonly name: string }[];
  isEditable: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (change: Partial<EditedPart>) => void;
  onMove: (by: -1 | 1) => void;
}) {
  const name = partName(part);
  const id = `frame-${part.key}`;
  return (
    <fieldset className="part-frame" disabled={!isEditable}>
      <div className="field">
        <label htmlFor={`${id}-type`}>部分</label>
        <select
          id={`${id}-type`}
          value={part.type}
          onChange={(event) => onChange({ type: event.target.value as PartType })}
        >
          <option value="instrument">{PART_TYPE_LABELS.instrument}</option>
          <option value="annex">{PART_TYPE_LABELS.annex}</option>
        </select>
      </div>
      <div className="field narrow">
        <label htmlFor={`${id}-label`}>标注</label>
        <input
          id={`${id}-label`}
          value={part.label}
          maxLength={100}
          placeholder={part.type === "annex" ? "附件1" : ""}
          onChange={(event) => onChange({ label: event.target.value })}
        />
      </div>
      <div className="field grow">
        <label htmlFor={`${id}-title`}>标题</label>
        <input
          id={`${id}-title`}
          value={part.title}
          maxLength={300}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-parent`}>属于</label>
        <select
          id={`${id}-parent`}
          value={part.parent ?? ""}
          onChange={(event) => onChange({ parent: event.target.value })}
        >
          {parents.map((parent) => (
            <option key={parent.key} value={parent.key}>
              {parent.name}
            </option>
          ))}
        </select>
      </div>
      {isEditable && (
        <div className="part-tools">
          <button type="button" onClick={() => onMove(-1)} disabled={isFirst} aria-label={`上移：${name}`}>
            上移
          </button>
          <button type="button" onClick={() => onMove(1)} disabled={isLast} aria-label={`下移：${name}`}>
            下移
          </button>
          <button type="button" onClick={() => onChange({ isRemoved: true })} aria-label={`移除：${name}`}>
            移除
          </button>
        </div>
      )}
    </fieldset>
  );
}

/** The editor of the text; until the part was near the window once, and where no script runs, the text as it is read. */
function PartText({
  part,
  name,
  handle,
  onText,
  ...editor
}: Omit<Common, "part"> & { part: EditedPart; name: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (isNear || !element) return;
    if (part.type === "body") return setIsNear(true);
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setIsNear(true);
      },
      { rootMargin: "600px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [isNear, part.type]);
  if (!isNear) {
    return (
      <div ref={frame} className="part-text">
        <DocumentText
          content={part.content}
          outline={[]}
          prefix={`${part.key}-`}
          topLevel={4}
          pictures={editor.pictures}
        />
      </div>
    );
  }
  return <PartEditor {...editor} ref={handle} label={name} content={part.content} onChange={onText} />;
}
