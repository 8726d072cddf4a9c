import { currentTime } from "../../lib/core/clock";
import { readEnv } from "../../lib/core/env";
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
    if (readEnv().publicUrl === null)
      remark("未设置 GONGBAO_URL：对外发布前请设定公开网址，订阅和二维码都用它");
    const { documents } = await publishIssue({ actor: COMMAND_LINE, now: currentTime(), issueId });
    remark(`${address.slug} ${issueLabel(address)}已发布，新公开 ${documents.length} 件文件`);
  },
};
