"use client";

import { useId, useRef, useState } from "react";
import { FILE_TYPES } from "@/lib/documents/files/schema";
import { type Attachment, AttachmentsSchema } from "@/lib/documents/schema";
import { useField } from "../ui/form-state";
import { AttachmentEntry, type AttachmentRow } from "./attachment-entry";
import { uploadFile } from "./upload-file";
import { useInputEvent } from "./use-input-event";

type Sending = {
  readonly key: number;
  readonly name: string;
  readonly share: number;
  readonly problem: string | null;
};

const ACCEPT = Object.values(FILE_TYPES)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join();

/**
 * 附带文件 of a document: a field `attachments` (JSON) of the form around. Files are sent at once and belong to the
 * document when the form is saved. Needs JavaScript; without it the files stay as they are.
 */
export function AttachmentsField({
  documentId,
  initial,
}: {
  documentId: string;
  initial: readonly Attachment[];
}) {
  const { value: given, error } = useField("attachments", JSON.stringify(initial));
  const [rows, setRows] = useState<readonly AttachmentRow[]>(() => readRows(given, initial));
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [isOver, setIsOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const serial = useRef(0);
  const id = useId();
  const kept = rows.filter(({ isRemoved }) => !isRemoved).map(({ file }) => file);
  // An emptied name is given one when it is saved.
  const value = JSON.stringify(kept.map((file) => ({ ...file, name: file.name.trim() || "附带文件" })));
  const hidden = useInputEvent<HTMLInputElement>(value);

  const change = (at: number, row: Partial<AttachmentRow>) =>
    setRows((now) => now.map((one, index) => (index === at ? { ...one, ...row } : one)));
  const move = (at: number, by: number) =>
    setRows((now) => {
      const moved = [...now];
      const [row] = moved.splice(at, 1);
      if (row) moved.splice(at + by, 0, row);
      return moved;
    });
  const send = async (file: File) => {
    const key = ++serial.current;
    const tell = (state: Partial<Sending>) =>
      setSending((now) => now.map((one) => (one.key === key ? { ...one, ...state } : one)));
    setSending((now) => [...now, { key, name: file.name, share: 0, problem: null }]);
    const sent = await uploadFile({ documentId, file, onProgress: (share) => tell({ share }) });
    if ("problem" in sent) return tell(sent);
    setSending((now) => now.filter((one) => one.key !== key));
    setRows((now) => withFile(now, sent.attachment));
  };
  const sendAll = async (files: Iterable<File>) => {
    // One after the other, so that they keep their order.
    for (const file of [...files]) await send(file);
  };

  return (
    <section
      className={isOver ? "attachments is-over" : "attachments"}
      aria-labelledby={`${id}-label`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files") || isClosed(event.currentTarget)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0 || isClosed(event.currentTarget)) return;
        event.preventDefault();
        setIsOver(false);
        void sendAll(event.dataTransfer.files);
      }}
    >
      <h3 id={`${id}-label`}>附带文件</h3>
      <input ref={hidden} type="hidden" name="attachments" value={value} />
      {rows.length > 0 && (
        <ol>
          {rows.map((row, at) => (
            <AttachmentEntry
              key={row.file.sha256}
              row={row}
              address={`/desk/documents/${documentId}/files/${row.file.sha256}`}
              isFirst={at === 0}
              isLast={at === rows.length - 1}
              onChange={(next) => change(at, next)}
              onMove={(by) => move(at, by)}
            />
          ))}
        </ol>
      )}
      <ul aria-live="polite">
        {sending.map(({ key, name, share, problem }) => (
          <li key={key} className="sending">
            <span className="name">{name}</span>
            {problem === null ? (
              <progress value={share} aria-label={`正在上传 ${name}`} />
            ) : (
              <>
                <span className="error">{problem}</span>
                <button
                  type="button"
                  className="button quiet"
                  onClick={() => setSending((now) => now.filter((one) => one.key !== key))}
                >
                  知道了
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button plain"
        aria-describedby={`${id}-hint`}
        onClick={() => picker.current?.click()}
      >
        添加文件
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        onChange={({ currentTarget }) => {
          void sendAll(currentTarget.files ?? []);
          currentTarget.value = "";
        }}
      />
      <p id={`${id}-hint`} className="hint">
        也可拖入此处。PDF、OFD、Word、Excel、PowerPoint（含 WPS）和图片，每个不超过 50 MB；保存后随文件公开
      </p>
      {error && <p className="error">{error}</p>}
    </section>
  );
}

/** Whether the form only shows what it holds. */
function isClosed(element: Element): boolean {
  return element.closest("fieldset:disabled") !== null;
}

function readRows(given: string, initial: readonly Attachment[]): AttachmentRow[] {
  const parsed = AttachmentsSchema.safeParse(safeJson(given));
  return (parsed.data ?? initial).map((file) => ({ file, isRemoved: false }));
}

/** A file that is there already is not listed twice. */
function withFile(rows: readonly AttachmentRow[], file: Attachment): readonly AttachmentRow[] {
  if (!rows.some((row) => row.file.sha256 === file.sha256)) return [...rows, { file, isRemoved: false }];
  return rows.map((row) => (row.file.sha256 === file.sha256 ? { ...row, isRemoved: false } : row));
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
