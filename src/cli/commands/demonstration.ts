import { currentTime } from "../../lib/core/clock";
import { AppError } from "../../lib/core/errors";
import { removeDemonstration } from "../../lib/gazettes/mutations";
import { COMMAND_LINE } from "../../lib/users/schema";
import type { Command } from "../gazette";
import { remark } from "../print-line";

const usage = "demonstration remove";

/** `gazette demonstration remove`: takes the demonstration gazette away with all it holds. */
export const demonstrationCommand: Command = {
  usage,
  run: async ([action]) => {
    if (action !== "remove") throw new AppError("invalid", `用法：gazette ${usage}`);
    const { removed } = await removeDemonstration({ actor: COMMAND_LINE, now: currentTime() });
    remark(removed === 0 ? "没有示范公报" : "示范公报已移除");
  },
};
