import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { currentTime } from "../../lib/core/clock";
import { readEnv } from "../../lib/core/env";
import { AppError } from "../../lib/core/errors";
import { type Account, accountOf } from "../../lib/importing/account";
import { type ReadIssue, readIssueFile } from "../../lib/importing/read-issue";
import { MAX_FILE_BYTES } from "../../lib/importing/read-source-text";
import { LEFT_OUT_REASONS, type LeftOutReason } from "../../lib/importing/reasons";
import type { Progress } from "../../lib/importing/source";
import { toImportJson } from "../../lib/importing/to-json";
import type { ImportOutcome } from "../../lib/issues/imported/mutations";
import { type StoredUpload, storeUpload } from "../../lib/issues/uploads/mutations";
import { COMMAND_LINE } from "../../lib/users/schema";
import type { Command } from "../gazette";
import { printLine, remark } from "../print-line";

/** How often progress is told, in milliseconds. */
const PROGRESS_MS = 1000;
const OUTCOMES: Readonly<Record<ImportOutcome["outcome"], string>> = {
  imported: "已录入",
  replaced: "已取代原稿",
  unchanged: "与已录入的相同，未作改动",
};

/** `gazette import`: reads all files first, so that one bad file stops before anything is stored. */
export const importCommand: Command = {
  usage: "import 文件… [--gazette 网址名] [--replace] [--dry-run] [--json]",
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        gazette: { type: "string" },
        replace: { type: "boolean" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
      },
    });
    if (positionals.length === 0) throw new AppError("invalid", "请写明要录入的文件");
    const read: (ReadIssue & { bytes: Uint8Array })[] = [];
    for (const name of positionals) read.push(await readOne(name));
    for (const { bytes, ...one } of read) {
      const { file, text } = one;
      if (values.json) printLine(JSON.stringify(toImportJson(file)));
      for (const { line, code, message } of file.warnings) {
        remark(`${file.source}${line === null ? "" : `:${line}`}  [${code}] ${message}`);
      }
      remark(`${file.source}：${accountLine(accountOf({ text }, file))}`);
      if (values["dry-run"]) {
        remark(`${file.source}：读出 ${file.documents.length} 件文件（试读，未录入）`);
        continue;
      }
      const { year, number } = file.issue;
      const isWaiting = year === null && number === null && values.gazette !== undefined;
      const stored = await storeUpload({
        actor: COMMAND_LINE,
        now: currentTime(),
        bytes,
        read: one,
        as: isWaiting ? "waiting" : "back-issue",
        gazetteSlug: values.gazette,
        replace: values.replace ?? false,
      });
      remark(`${file.source}：${told(stored)}，${OUTCOMES[stored.outcome]}`);
    }
  },
};

/** Says how far a long reading has come, once in a while. */
function progressOf(name: string): Progress {
  let last = performance.now();
  return ({ done, of }) => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    remark(`${name}：正在读第 ${done} 页，共 ${of} 页`);
  };
}

function told(stored: StoredUpload): string {
  if (stored.as === "waiting") return `${stored.documents.length} 件来稿`;
  return `${stored.gazette} ${stored.year} 年第 ${stored.number} 期，${stored.documents} 件文件`;
}

/** 读入 = 字段 + 正文 + 未收入, with what was left out by reason. */
function accountLine({ read, inFields, inContent, leftOut, byReason }: Account): string {
  const reasons = Object.entries(byReason).map(
    ([reason, count]) => `${LEFT_OUT_REASONS[reason as LeftOutReason]} ${count}`,
  );
  const detail = reasons.length > 0 ? `（${reasons.join("、")}）` : "";
  return `读入 ${read} 字 ＝ 字段 ${inFields} ＋ 正文 ${inContent} ＋ 未收入 ${leftOut}${detail}`;
}

async function readOne(name: string): Promise<ReadIssue & { bytes: Uint8Array }> {
  const target = path.resolve(readEnv().callerFolder, name);
  const found = await stat(target).catch(() => null);
  if (!found?.isFile()) throw new AppError("not-found", `${name}：没有这个文件`);
  // Refused by its size alone, before it fills the memory.
  if (found.size > MAX_FILE_BYTES)
    throw new AppError("too-large", `${name}：文件超过 100 MB，请分开后再导入`);
  const bytes = await readFile(target);
  try {
    const onProgress = progressOf(name);
    return { bytes, ...(await readIssueFile({ bytes, fileName: path.basename(name), onProgress })) };
  } catch (error) {
    if (error instanceof AppError)
      throw new AppError(error.code, `${name}：${error.message}`, { cause: error });
    throw error;
  }
}
