import { randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "../lib/core/env";
import { AppError } from "../lib/core/errors";

/** Reads `… -o FILE`. Throws `AppError("invalid")` with the usage where no file is named. */
export function readOutputArgs(args: string[], usage: string): { output: string; positionals: string[] } {
  const options = { output: { type: "string", short: "o" } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (!values.output) throw new AppError("invalid", `请用 -o 写明要写入的文件。用法：gazette ${usage}`);
  return { output: values.output, positionals };
}

/** Writes a result file beside its place and renames it, so that no half a file is ever found under its name. */
export async function writeOutputFile(name: string, bytes: Uint8Array): Promise<string> {
  const target = path.resolve(readEnv().callerFolder, name);
  const aside = `${target}.${randomBytes(4).toString("hex")}`;
  try {
    await writeFile(aside, bytes);
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw new AppError("invalid", `不能写入 ${name}，请检查文件夹是否存在、是否有权限`, { cause: error });
  }
  return target;
}
