import { closeDatabase } from "../lib/core/db";
import { AppError } from "../lib/core/errors";
import { logDefect } from "../lib/core/log";
import { prepareDatabase } from "../lib/core/prepare";
import { ensureSearchIndex } from "../lib/documents/found/mutations";
import { demonstrationCommand } from "./commands/demonstration";
import { homeCommand } from "./commands/home";
import { importCommand } from "./commands/import";
import { pdfCommand } from "./commands/pdf";
import { pdfDocumentCommand } from "./commands/pdf-document";
import { prepareCommand } from "./commands/prepare";
import { publishCommand } from "./commands/publish";
import { reindexCommand } from "./commands/reindex";
import { statusCommand } from "./commands/status";
import { userCommand } from "./commands/user";

/** `npm run --silent gazette -- COMMAND …`: a thin face of lib/. Results on standard output, all else on error. */

/** One command: its line of help and what it does with its arguments. Throws `AppError` on what the user can mend. */
export type Command = {
  readonly usage: string;
  readonly run: (args: string[]) => Promise<void>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  publish: publishCommand,
  pdf: pdfCommand,
  "pdf-document": pdfDocumentCommand,
  reindex: reindexCommand,
  user: userCommand,
  home: homeCommand,
  demonstration: demonstrationCommand,
  prepare: prepareCommand,
  status: statusCommand,
};

const [name = "", ...args] = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const lines = Object.values(COMMANDS).map(({ usage }) => `  gazette ${usage}`);
    const isHelp = name === "" || name === "help" || name === "--help";
    console.error(`${isHelp ? "" : `没有 ${name} 这个命令。\n`}可用的命令：\n${lines.join("\n")}`);
    return isHelp ? 0 : 2;
  }
  try {
    await prepareDatabase();
    await ensureSearchIndex();
    await command.run(args);
    return 0;
  } catch (error) {
    console.error(messageOf(error, command));
    return 1;
  } finally {
    await closeDatabase();
  }
}

function messageOf(error: unknown, command: Command): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
    return `参数不正确。用法：gazette ${command.usage}`;
  }
  return `出现意外错误，编号 ${logDefect(error, { command: name })}；请把编号告诉维护人员`;
}
