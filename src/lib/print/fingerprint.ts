import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { projectPath } from "../core/project-path";

/**
 * Hash over what shapes a page besides the text: templates, compiler version and the operator's fonts. A PDF that was
 * kept under another one is set anew.
 */
export async function printFingerprint({ fontFolder }: { fontFolder: string | null }): Promise<string> {
  const hash = createHash("sha256");
  const templates = projectPath("src", "lib", "print", "templates");
  for (const name of (await readdir(templates)).sort()) {
    hash.update(`\0${name}\0`).update(await readFile(path.join(templates, name)));
  }
  hash.update(await readFile(projectPath("package.json")));
  const fonts = fontFolder === null ? [] : await readdir(fontFolder).catch(() => []);
  for (const name of fonts.sort()) {
    const { size, mtimeMs } = await stat(path.join(fontFolder ?? "", name));
    hash.update(`\0${name} ${size} ${mtimeMs}`);
  }
  return hash.digest("hex");
}
