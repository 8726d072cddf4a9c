import type { ImportWarning, LeftOut } from "../source";
import type { Aside, Remark, WordWarning } from "./word-tree";

/** Collects what a reader of a Word file leaves out and warns of, by lines. */
export type Findings = {
  /** Lists what hangs on a line. */
  readonly note: (line: number, found: readonly (Aside | Remark)[]) => void;
  readonly warn: (line: number, finding: LineFinding) => void;
  readonly leftOut: () => LeftOut[];
  readonly warnings: () => ImportWarning[];
};

/** What a clerk is told at a line, and under which code. */
const KINDS = {
  "hidden-text": ["hidden-text", "这里有隐藏文字，没有收入，请在“未收入文字”中核对。"],
  "text-box": ["text-box", "这里有文本框，其中的文字放在所在段落之后，请核对位置。"],
  "embedded-object": [
    "embedded-object",
    "这里有公式、图表、嵌入对象或引用的其他文件，只能保留其中的文字，请对照原文件补全。",
  ],
  "unknown-symbol": ["unknown-symbol", "这里有无法识别的符号，已用“〓”代替，请对照原文件改正。"],
  "picture-format": [
    "picture-not-shown",
    "这里的图片格式无法显示（如 EMF、WMF、SVG，或图片不在文件内），请另存为 PNG 或 JPEG 后补上。",
  ],
  "picture-in-table": ["picture-in-table", "表格里的图片放在了表格之后，请核对位置。"],
  "nested-table": ["nested-table", "单元格里还有表格，其中的文字按段落放在该单元格内，请核对。"],
  "table-not-recovered": [
    "table-not-recovered",
    "这个表格的行列无法还原，已按一格一行排列，请对照原文件整理。",
  ],
} as const satisfies Readonly<Record<string, readonly [ImportWarning["code"], string]>>;
type LineFinding = keyof typeof KINDS;

/** Starts with nothing found. */
export function createFindings(): Findings {
  const leftOut: LeftOut[] = [];
  const warnings = new Map<string, WordWarning>();
  const counts = { insertion: 0, deletion: 0, comment: 0 };
  const first = new Map<"tracked-changes" | "comments", number>();
  const warn = (line: number, finding: LineFinding) => {
    const key = `${line} ${finding}`;
    const [code, message] = KINDS[finding];
    if (!warnings.has(key)) warnings.set(key, { line, code, message });
  };
  const see = (code: "tracked-changes" | "comments", line: number) => {
    if (!first.has(code)) first.set(code, line);
  };
  return {
    warn,
    note: (line, found) => {
      for (const one of joined(found)) {
        if (one.kind === "aside") {
          leftOut.push({ firstLine: line, lastLine: line, reason: one.reason, text: one.text, beside: true });
          if (one.reason === "hidden-text") warn(line, "hidden-text");
          if (one.reason === "comment") {
            counts.comment++;
            see("comments", line);
          }
        } else if (one.code === "insertion" || one.code === "deletion") {
          counts[one.code]++;
          see("tracked-changes", line);
        } else warn(line, one.code);
      }
    },
    leftOut: () => [...leftOut].sort((a, b) => a.firstLine - b.firstLine),
    warnings: () => {
      const { insertion, deletion, comment } = counts;
      const whole: ImportWarning[] = [...first].map(([code, line]) => ({
        line,
        code,
        message:
          code === "comments"
            ? `文件中有 ${comment} 条批注，没有收入，请在“未收入文字”中核对。`
            : `文件带有修订痕迹：插入 ${insertion} 处，已按接受处理；删除 ${deletion} 处，没有收入。请确认用的是定稿。`,
      }));
      return [...whole, ...[...warnings.values()].sort((a, b) => a.line - b.line)];
    },
  };
}

/** Parts of one stretch of text that formatting cut apart are listed as one. */
function joined(found: readonly (Aside | Remark)[]): (Aside | Remark)[] {
  const done: (Aside | Remark)[] = [];
  for (const one of found) {
    const last = done.at(-1);
    const goesOn = one.kind === "aside" && last?.kind === "aside" && last.reason === one.reason;
    if (goesOn && one.reason !== "comment" && one.reason !== "running-head")
      done[done.length - 1] = { ...last, text: last.text + one.text };
    else done.push(one);
  }
  return done;
}
