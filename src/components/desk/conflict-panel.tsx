"use client";

import { useEffect, useRef } from "react";
import { contentToText } from "@/lib/content/to-text";
import type { FieldValues } from "@/lib/documents/rules";
import type { DocumentPart } from "@/lib/documents/schema";
import type { EditedText } from "./edited-text";

const LABELS: Readonly<Record<keyof FieldValues, string>> = {
  title: "标题",
  numberText: "发文字号",
  genre: "文种",
  kind: "内容类别",
  issuers: "发文机关",
  signatories: "落款",
  addressee: "主送机关",
  writtenOn: "成文日期",
  writtenOnText: "成文日期，按原文",
  publicity: "附注",
  consultUnit: "咨询单位",
  consultPhone: "咨询电话",
};

type Difference = {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  /** My text with what the other person saved in place of mine. */
  readonly taken: (mine: EditedText) => EditedText;
};

/** After somebody else saved in between: both texts wherever they differ, each difference to be taken or left. */
export function ConflictPanel({
  mine,
  theirs,
  sequence,
  read,
  onTake,
  onClose,
}: {
  mine: EditedText;
  theirs: Omit<EditedText, "parts" | "attachments"> & {
    readonly parts: readonly DocumentPart[];
    readonly attachments: readonly EditedText["attachments"][number][];
  };
  sequence: number;
  /** My text as it is now. */
  read: () => EditedText | null;
  onTake: (text: EditedText) => void;
  onClose: () => void;
}) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const now = { ...mine, ...read() };
  const differences = [...fieldDifferences(now, theirs.fields), ...partDifferences(now, theirs.parts)];
  return (
    <section className="conflict" aria-label="两份文字" ref={panel} tabIndex={-1}>
      <p>
        在您编辑时，他人保存了第 {sequence}{" "}
        次修订。下面是两份不同的地方，您的文字仍在表单中；逐处取舍后再保存，
        保存即成为新的修订，他人的修订仍可查看。
      </p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">您的</th>
            <th scope="col">已保存的</th>
            <th scope="col">取舍</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ label, mine: own, theirs: other, taken }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="lines">{own || "（空）"}</td>
              <td className="lines">{other || "（空）"}</td>
              <td>
                <button
                  type="button"
                  className="button plain"
                  aria-label={`采用已保存的：${label}`}
                  onClick={() => onTake(taken(now))}
                >
                  采用已保存的
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length === 0 && <p>两份文字相同。</p>}
      <button type="button" className="button plain" onClick={onClose}>
        其余保留我的
      </button>
    </section>
  );
}

function fieldDifferences(mine: EditedText, theirs: FieldValues): Difference[] {
  return (Object.keys(LABELS) as (keyof FieldValues)[])
    .filter((name) => mine.fields[name] !== theirs[name])
    .map((name) => ({
      label: LABELS[name],
      mine: mine.fields[name],
      theirs: theirs[name],
      taken: (now) => ({ ...now, fields: { ...now.fields, [name]: theirs[name] } }),
    }));
}

function partDifferences(mine: EditedText, theirs: readonly DocumentPart[]): Difference[] {
  const count = Math.max(mine.parts.length, theirs.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [own, other] = [mine.parts[index], theirs[index]];
    if (JSON.stringify(own) === JSON.stringify(other)) return [];
    const label = `第 ${index + 1} 部分，${other?.title ?? own?.title ?? other?.label ?? own?.label ?? "正文"}`;
    const taken = (now: EditedText) => ({
      ...now,
      parts: other
        ? [...now.parts.slice(0, index), other, ...now.parts.slice(index + 1)]
        : now.parts.filter((_, at) => at !== index),
    });
    return [{ label, ...onlyDifferent(textOf(own), textOf(other)), taken }];
  });
}

function textOf(part: DocumentPart | undefined): string {
  if (!part) return "（没有这一部分）";
  return [part.label, part.title, contentToText(part.content)].filter(Boolean).join("\n");
}

/** Of two texts the lines that the other does not have; both whole where only their order or their type differs. */
function onlyDifferent(mine: string, theirs: string): { mine: string; theirs: string } {
  const [a, b] = [mine.split("\n"), theirs.split("\n")];
  const [inMine, inTheirs] = [new Set(a), new Set(b)];
  const different = {
    mine: a.filter((line) => !inTheirs.has(line)).join("\n"),
    theirs: b.filter((line) => !inMine.has(line)).join("\n"),
  };
  if (mine === theirs) return { mine: "文字相同，字体、对齐或标题级别不同", theirs: "" };
  return different.mine === different.theirs ? { mine, theirs } : different;
}
