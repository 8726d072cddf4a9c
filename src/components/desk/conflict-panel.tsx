"use client";

import { use, useEffect, useRef } from "react";
import { FormStateContext } from "../ui/form-state";

const LABELS: Readonly<Record<string, string>> = {
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
  partLabel: "标注",
  partTitle: "部分的标题",
  partText: "文字",
};

type Values = Readonly<Record<string, string | readonly string[]>>;

/** After someone else saved in between: what differs, yours beside theirs. Your text stays in the form below. */
export function ConflictPanel({ saved }: { saved: Values }) {
  const state = use(FormStateContext);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (state && !state.ok) panel.current?.focus();
  }, [state]);
  if (!state || state.ok || state.code !== "conflict" || !state.values) return null;
  const differences = differencesOf(state.values, saved);
  return (
    <section className="conflict" aria-label="两份改动" ref={panel} tabIndex={-1}>
      <p>在您编辑时，他人保存了新的修订。下面是两份不同的地方，您的文字仍在表单中。</p>
      <p>请把要采用的内容并入后再保存，保存即以您的文字为准；要放弃您的改动，请重新打开本页。</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">您的</th>
            <th scope="col">已保存的</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ key, label, mine, theirs }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className="lines">{mine || "（空）"}</td>
              <td className="lines">{theirs || "（空）"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length === 0 && <p>两份内容相同。</p>}
    </section>
  );
}

function differencesOf(mine: Values, theirs: Values) {
  return Object.entries(LABELS).flatMap(([name, label]) => {
    const [a, b] = [listOf(mine[name]), listOf(theirs[name])];
    return Array.from({ length: Math.max(a.length, b.length) }, (_, row) => ({
      key: `${name}.${row}`,
      label: a.length > 1 ? `${label}（第 ${row + 1} 部分）` : label,
      ...onlyDifferent(a[row] ?? "", b[row] ?? ""),
    })).filter((entry) => entry.mine !== entry.theirs);
  });
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** Of two texts the lines that the other does not have. */
function onlyDifferent(mine: string, theirs: string): { mine: string; theirs: string } {
  const [a, b] = [mine.split("\n"), theirs.split("\n")];
  const [inMine, inTheirs] = [new Set(a), new Set(b)];
  const different = {
    mine: a.filter((line) => !inTheirs.has(line)).join("\n"),
    theirs: b.filter((line) => !inMine.has(line)).join("\n"),
  };
  // The same lines in another order.
  return different.mine === different.theirs && mine !== theirs ? { mine, theirs } : different;
}
