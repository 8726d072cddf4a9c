import { demonstration } from "../../../prisma/demo/demonstration";
import { currentTime } from "../../lib/core/clock";
import { readEnv } from "../../lib/core/env";
import { fillWithDemonstration } from "../../lib/issues/demonstration/mutations";
import { ensureFirstAdministrator } from "../../lib/users/mutations";
import { COMMAND_LINE } from "../../lib/users/schema";
import type { Command } from "../gazette";
import { printLine } from "../print-line";

/** `gazette prepare`: what `npm start` does before it serves: first administrator, demonstration, search index. */
export const prepareCommand: Command = {
  usage: "prepare",
  run: async () => {
    const now = currentTime();
    const first = await ensureFirstAdministrator({ now });
    if (first) {
      printLine("  首次启动，已建立管理员。口令只显示这一次，请记下：");
      printLine(`    账号 ${first.email}`);
      printLine(`    口令 ${first.password}`);
    }
    if (readEnv().demonstration) {
      const isFilled = await fillWithDemonstration({ actor: COMMAND_LINE, now, demonstration });
      if (isFilled) printLine("  已放入示范公报（虚构）。移除：npm run gazette -- demonstration remove");
    }
  },
};
