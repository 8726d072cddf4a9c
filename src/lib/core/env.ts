import path from "node:path";
import { z } from "zod";
import { AppError } from "./errors";

const EnvSchema = z.object({
  /** Data folder: database, sources, secrets. */
  GONGBAO_DATA: z.string().min(1).default("./data"),
  /** `file:…` of the SQLite database, when it does not stand in the data folder. */
  DATABASE_URL: z
    .string()
    .startsWith("file:", "DATABASE_URL 目前只支持 file: 开头的 SQLite 文件地址")
    .optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Public origin without a slash at the end; printed in QR codes. */
  GONGBAO_URL: z
    .url({ protocol: /^https?$/u, error: "GONGBAO_URL 须为 http(s) 开头的完整网址" })
    .transform((url) => url.replace(/\/+$/u, ""))
    .optional(),
  /** `0`: an empty database is not filled with the demonstration gazette. */
  GONGBAO_DEMO: z.enum(["0", "1"]).default("1"),
  /** Folder with more fonts for print (a licensed 仿宋 or 小标宋). */
  GONGBAO_FONTS: z.string().min(1).optional(),
  /** Set by npm: the folder in which the user typed a command; file names are relative to it. */
  INIT_CWD: z.string().optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = Readonly<{
  dataFolder: string;
  databaseUrl: string;
  port: number;
  /** Public origin; null until the operator names one. */
  publicUrl: string | null;
  demonstration: boolean;
  fontFolder: string | null;
  callerFolder: string;
  logLevel: string;
}>;

/** Names of all environment variables that are read; docs/operating.md lists the same ones. */
export const ENV_NAMES = Object.keys(EnvSchema.shape);

/** Reads the environment anew; throws `AppError("invalid")` that names the variable at fault. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = EnvSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError("invalid", `环境变量 ${issue?.path.join(".")} 不正确：${issue?.message}`);
  }
  const env = parsed.data;
  const dataFolder = path.resolve(/* turbopackIgnore: true */ env.GONGBAO_DATA);
  return {
    dataFolder,
    databaseUrl: env.DATABASE_URL ?? `file:${path.join(dataFolder, "gongbao.db")}`,
    port: env.PORT,
    publicUrl: env.GONGBAO_URL ?? null,
    demonstration: env.GONGBAO_DEMO === "1",
    fontFolder: env.GONGBAO_FONTS ?? null,
    callerFolder: env.INIT_CWD ?? ".",
    logLevel: env.LOG_LEVEL,
  };
}
