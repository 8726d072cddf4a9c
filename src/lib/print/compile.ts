import { spawn } from "node:child_process";
import { z } from "zod";
import { AppError } from "../core/errors";
import { projectPath } from "../core/project-path";
import type { PrintFonts } from "./fonts";
import { missingGlyphError } from "./glyphs";
import type { PrintPicture } from "./pictures";
import type { PrintData } from "./print-data";

/** A page of the finished file that a mark of the template stands on; `page` is the number printed there. */
const PageMarkSchema = z.object({ id: z.string(), at: z.enum(["first", "last"]), page: z.number().int() });

const HeadSchema = z.object({
  errors: z.array(z.string()),
  warnings: z.array(z.string()),
  /** Names of the pictures that cannot be set, looked for where the run failed. */
  brokenPictures: z.array(z.string()).optional(),
  pages: z.array(PageMarkSchema).optional(),
  pageCount: z.number().int().optional(),
});

export type Compiled = { pdf: Uint8Array; pages: z.infer<typeof PageMarkSchema>[]; pageCount: number };

const TIMEOUT_MS = 120_000;
/** A run holds about 350 MB: more than two at once would trouble a small server. */
const MAX_RUNS = 2;
/** Jobs that may wait for their turn; each holds its request open. */
const MAX_WAITING = 20;
/** What Typst says of a picture that is cut, broken or of a kind that it cannot read. */
const BROKEN_PICTURE = /failed to (?:decode|load|parse) image|unknown image format/iu;
const MISSING_GLYPH = /the text `"(.+?)"` could not be displayed/u;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Sets a template of `templates/` with its data in a process of its own and gives a PDF of `standard`.
 * Throws an AppError for a character without glyph, a broken picture and a run that takes too long; any other error or warning of
 * the compiler is a defect of a template and throws an Error.
 */
export async function compileTemplate({
  template,
  data,
  pictures = [],
  fonts,
  standard = "a-2a",
}: {
  template: "issue.typ" | "document.typ";
  data: PrintData;
  pictures?: readonly PrintPicture[];
  fonts: PrintFonts;
  /** One a file; `ua-1` is for checking accessibility, not for publication. */
  standard?: "a-2a" | "ua-1";
}): Promise<Compiled> {
  const job = JSON.stringify({
    workspace: projectPath("src", "lib", "print", "templates"),
    main: template,
    fontFolders: fonts.folders,
    data: JSON.stringify({ ...data, pictures: pictures.map(({ name }) => name) }),
    pictures: pictures.map(({ name, file }) => ({ name, file })),
    standard,
  });
  const output = await inTurn(() => runChild({ job, config: fonts.config }));
  const end = output.indexOf(0x0a);
  const head = HeadSchema.parse(JSON.parse(output.toString("utf8", 0, end)));
  refuseFaults(head, pictures);
  if (head.pageCount === undefined) throw new Error("The typesetting process gave no document");
  return {
    pdf: new Uint8Array(output.subarray(end + 1)),
    pages: head.pages ?? [],
    pageCount: head.pageCount,
  };
}

/** No warning is let pass: Typst only warns of an unknown font or of pages that do not settle. */
function refuseFaults(
  { errors, warnings, brokenPictures = [] }: z.infer<typeof HeadSchema>,
  pictures: readonly PrintPicture[],
): void {
  const text = [...errors, ...warnings].join("; ");
  const glyphs = MISSING_GLYPH.exec(text)?.[1];
  if (glyphs) throw missingGlyphError(new Map([[glyphs, "文中"]]));
  if (brokenPictures.length > 0 || BROKEN_PICTURE.test(text)) {
    throw brokenPictureError(pictures.filter(({ name }) => brokenPictures.includes(name)));
  }
  if (text !== "") throw new Error(`Typst: ${text}`);
}

/** The failure for pictures that cannot be set; its fields are the ids of the documents at fault. */
function brokenPictureError(pictures: readonly PrintPicture[]): AppError {
  const documents = new Map(
    pictures.flatMap((picture) => picture.documents).map(({ id, title }) => [id, title]),
  );
  const titles = [...documents.values()].map((title) => `《${title}》`).join("、");
  return new AppError(
    "blocked",
    `${titles || "文件"}中有图片已损坏或格式不能排印，请换成完好的 PNG 或 JPEG 图片`,
    { fields: Object.fromEntries([...documents.keys()].map((id) => [id, "图片已损坏"])) },
  );
}

async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (waiting.length >= MAX_WAITING) throw new AppError("unavailable", "正在排版的文件太多，请稍后再试");
  if (running >= MAX_RUNS) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await run();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function runChild({ job, config }: { job: string; config: string }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [projectPath("src", "lib", "print", "compile-child.mjs")], {
      // Nothing of our own environment: only the file that hides the machine's fonts.
      env: { FONTCONFIG_FILE: config, NODE_ENV: "production" },
      stdio: ["pipe", "pipe", "pipe"],
      timeout: TIMEOUT_MS,
      killSignal: "SIGKILL",
    });
    const output: Buffer[] = [];
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk.toString("utf8")).slice(-4000);
    });
    child.on("error", (cause) => reject(new AppError("unavailable", "无法启动排版程序", { cause })));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output));
      else if (signal) reject(new AppError("unavailable", "排版用时过长，已停止，请稍后再试"));
      else reject(new Error(`The typesetting process ended with ${code}: ${complaint}`));
    });
    child.stdin.on("error", () => undefined); // a child that died tells why through its exit
    child.stdin.end(job);
  });
}
