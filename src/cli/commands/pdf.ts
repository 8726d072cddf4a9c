import { parseArgs } from "node:util";
import { readEnv } from "../../lib/core/env";
import { AppError, invariant } from "../../lib/core/errors";
import { getDeskIssue, getIssueId, getPrintIssue } from "../../lib/issues/queries";
import { typesetIssue } from "../../lib/print/typeset";
import type { Command } from "../gazette";
import { readIssueAddress } from "../issue-address";
import { writeOutputFile } from "../output-file";
import { remark } from "../print-line";

const usage = "pdf 网址名 年份 期号 -o 文件";

/** `gazette pdf`: the issue as the public has it; before its publication as the desk has it. */
export const pdfCommand: Command = {
  usage,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { output: { type: "string", short: "o" } },
    });
    if (!values.output) throw new AppError("invalid", `请用 -o 写明要写入的文件。用法：gazette ${usage}`);
    const issueId = await getIssueId(readIssueAddress(positionals, usage));
    const { publicUrl, fontFolder } = readEnv();
    if (publicUrl === null) remark("未设置 GONGBAO_URL：封面与文件不印二维码");
    const desk = await getDeskIssue(issueId);
    // Once published, the paper is what the public reads, not what somebody edits meanwhile.
    const edition = desk?.state === "published" ? "public" : "head";
    const issue = await getPrintIssue({ issueId, edition, publicUrl });
    invariant(issue, "an issue that has an id can be read");
    const { pdf, pageCount } = await typesetIssue({ issue, fontFolder: fontFolder ?? undefined });
    remark(`${await writeOutputFile(values.output, pdf)}：${pageCount} 页`);
  },
};
