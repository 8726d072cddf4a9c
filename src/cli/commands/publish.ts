import { currentTime } from "../../lib/core/clock";
import { publishIssue } from "../../lib/issues/mutations";
import { getIssueId } from "../../lib/issues/queries";
import { issueLabel } from "../../lib/issues/rules";
import { COMMAND_LINE } from "../../lib/users/schema";
import type { Command } from "../gazette";
import { readIssueAddress } from "../issue-address";
import { remark } from "../print-line";

const usage = "publish 网址名 年份 期号";

/** `gazette publish`: refuses for the same reasons as the desk. */
export const publishCommand: Command = {
  usage,
  run: async (args) => {
    const address = readIssueAddress(args, usage);
    const issueId = await getIssueId(address);
    const { documents } = await publishIssue({ actor: COMMAND_LINE, now: currentTime(), issueId });
    remark(`${address.slug} ${issueLabel(address)}已发布，新公开 ${documents.length} 件文件`);
  },
};
