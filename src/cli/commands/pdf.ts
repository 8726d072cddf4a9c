import { readEnv } from "../../lib/core/env";
import { invariant } from "../../lib/core/errors";
import { getIssueId, getPrintIssue, getPublicPrintIssue } from "../../lib/issues/queries";
import { typesetIssue } from "../../lib/print/typeset";
import type { Command } from "../gazette";
import { readIssueAddress } from "../issue-address";
import { readOutputArgs, writeOutputFile } from "../output-file";
import { remark } from "../print-line";

const usage = "pdf 网址名 年份 期号 -o 文件";

/** `gazette pdf`: the issue as the public has it; before its publication as the desk has it. */
export const pdfCommand: Command = {
  usage,
  run: async (args) => {
    const { output, positionals } = readOutputArgs(args, usage);
    const address = readIssueAddress(positionals, usage);
    const issueId = await getIssueId(address);
    const { publicUrl, fontFolder } = readEnv();
    if (publicUrl === null) remark("未设置 GONGBAO_URL：封面与文件不印二维码");
    // Once published, the paper is what the public reads, not what somebody edits meanwhile.
    const issue =
      (await getPublicPrintIssue({ address, publicUrl })) ??
      (await getPrintIssue({ issueId, edition: "head", publicUrl }));
    invariant(issue, "an issue that has an id can be read");
    const { pdf, pageCount } = await typesetIssue({ issue, fontFolder });
    remark(`${await writeOutputFile(output, pdf)}：${pageCount} 页`);
  },
};
