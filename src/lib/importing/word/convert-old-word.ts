import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AppError } from "../../core/errors";
import { refuseForeignContainer } from "./foreign-files";

const TIMEOUT_MS = 60_000;
const MAX_CONVERTED_BYTES = 200 * 1024 * 1024;
/** Where LibreOffice is installed; the rest of the environment is none of its business, since it reads files of strangers. */
const SEARCH_PATH = [
  "/usr/local/bin",
  "/usr/bin",
  "/bin",
  "/usr/lib/libreoffice/program",
  "/opt/libreoffice/program",
  "/Applications/LibreOffice.app/Contents/MacOS",
].join(":");
/** Settings of the private profile: no macros, no links to other places, a proxy that leads nowhere. */
const SETTINGS = [
  ["/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"],
  ["/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"],
  ["/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"],
  ["/org.openoffice.Inet/Settings", "ooInetProxyType", "2"],
  ["/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"],
  ["/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"],
  ["/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"],
  ["/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"],
] as const;

/**
 * Converts an old document to .docx with LibreOffice, in a private folder that is always removed. Null where LibreOffice
 * is not installed. Throws `AppError` "invalid" for a file that is locked, no document or cannot be converted in a minute.
 */
export async function convertToDocx(
  bytes: Uint8Array,
  extension: "doc" | "wps" | "rtf",
): Promise<Uint8Array | null> {
  refuseForeignContainer(bytes);
  const folder = await mkdtemp(path.join(tmpdir(), "gongbao-word-")); // 0700, as mkdtemp makes it
  try {
    // A name of our own: that of the file may hold anything.
    const given = path.join(folder, `document.${extension}`);
    await writeFile(given, bytes, { mode: 0o600 });
    await writeProfile(path.join(folder, "profile"));
    const end = await runLibreOffice(folder, given);
    if (end === "not-installed") return null;
    if (end === "timeout")
      throw new AppError(
        "invalid",
        `转换 .${extension} 文件超过一分钟，已停止；请用 Word 或 WPS 另存为 .docx 再导入。`,
      );
    return await readResult(path.join(folder, "made", "document.docx"), extension);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function readResult(made: string, extension: string): Promise<Uint8Array> {
  const size = await stat(made).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0 || size > MAX_CONVERTED_BYTES)
    throw new AppError(
      "invalid",
      `这个 .${extension} 文件无法转换，可能已损坏或设有密码；请用 Word 或 WPS 打开并另存为 .docx 再导入。`,
    );
  return new Uint8Array(await readFile(made));
}

async function writeProfile(profile: string): Promise<void> {
  const items = SETTINGS.map(
    ([place, name, value]) =>
      `<item oor:path="${place}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">${items.join("")}</oor:items>`;
  await mkdir(path.join(profile, "user"), { recursive: true, mode: 0o700 });
  await writeFile(path.join(profile, "user", "registrymodifications.xcu"), xml, { mode: 0o600 });
}

async function runLibreOffice(folder: string, given: string): Promise<"done" | "not-installed" | "timeout"> {
  const options = [
    `-env:UserInstallation=${pathToFileURL(path.join(folder, "profile")).href}`,
    "--headless",
    "--norestore",
    "--nolockcheck",
    "--nodefault",
    "--convert-to",
    "docx:MS Word 2007 XML",
    "--outdir",
    path.join(folder, "made"),
    given,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn("soffice", options, {
      cwd: folder,
      stdio: "ignore",
      // The program starts others; as a group all of them can be ended.
      detached: true,
      env: { PATH: SEARCH_PATH, HOME: folder, TMPDIR: folder, LANG: "C.UTF-8", NODE_ENV: "production" },
    });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      endGroup(child.pid);
    }, TIMEOUT_MS);
    child.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === "ENOENT") resolve("not-installed");
      else reject(error);
    });
    child.on("close", () => {
      clearTimeout(timer);
      endGroup(child.pid);
      resolve(isLate ? "timeout" : "done");
    });
  });
}

/** Ends a group of processes, where it still runs. */
function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    // It has ended, or what is left of it is not ours to end: nothing that a caller could do better.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}
