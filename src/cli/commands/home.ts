import { currentTime } from "../../lib/core/clock";
import { AppError } from "../../lib/core/errors";
import { setHomeGazette } from "../../lib/gazettes/mutations";
import { COMMAND_LINE } from "../../lib/users/schema";
import type { Command } from "../gazette";
import { remark } from "../print-line";

const usage = "home 网址名";

/** `gazette home`: which gazette the home page shows. */
export const homeCommand: Command = {
  usage,
  run: async ([slug]) => {
    if (!slug) throw new AppError("invalid", `用法：gazette ${usage}`);
    await setHomeGazette({ actor: COMMAND_LINE, now: currentTime(), slug });
    remark(`首页现在显示 ${slug}`);
  },
};
