"use client";

import { fileTypeLabel, formatBytes } from "@/lib/documents/files/schema";
import type { Attachment } from "@/lib/documents/schema";

export type AttachmentRow = { readonly file: Attachment; readonly isRemoved: boolean };

/** One file of the list: its name, what it is, its place, and whether it goes at the next save. */
export function AttachmentEntry({
  row: { file, isRemoved },
  address,
  isFirst,
  isLast,
  onChange,
  onMove,
}: {
  row: AttachmentRow;
  address: string;
  isFirst: boolean;
  isLast: boolean;
  onChange: (row: Partial<AttachmentRow>) => void;
  onMove: (by: 1 | -1) => void;
}) {
  const facts = `${fileTypeLabel(file.mediaType)}，${formatBytes(file.bytes)}`;
  if (isRemoved) {
    return (
      <li className="is-removed">
        <s className="name">{file.name}</s>
        <span className="hint">保存时移除</span>
        <button type="button" className="button quiet" onClick={() => onChange({ isRemoved: false })}>
          撤销移除
        </button>
      </li>
    );
  }
  return (
    <li>
      <div className="field name">
        <input
          aria-label={`附带文件名称：${file.name}`}
          value={file.name}
          maxLength={120}
          onChange={({ currentTarget }) => onChange({ file: { ...file, name: currentTarget.value } })}
        />
      </div>
      <a href={address} download={file.name} className="hint">
        {facts}
      </a>
      <span className="tools">
        <MoveButton label="上移" name={file.name} isDisabled={isFirst} onClick={() => onMove(-1)} />
        <MoveButton label="下移" name={file.name} isDisabled={isLast} onClick={() => onMove(1)} />
        <button
          type="button"
          className="button quiet"
          aria-label={`移除 ${file.name}`}
          onClick={() => onChange({ isRemoved: true })}
        >
          移除
        </button>
      </span>
    </li>
  );
}

function MoveButton({
  label,
  name,
  isDisabled,
  onClick,
}: {
  label: string;
  name: string;
  isDisabled: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="button quiet"
      aria-label={`${label} ${name}`}
      // Not `disabled`, which would lose the focus at the end of the list.
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick();
      }}
    >
      {label}
    </button>
  );
}
