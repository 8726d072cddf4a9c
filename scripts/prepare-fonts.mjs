// Puts the fonts that Typst needs into node_modules/.cache/gongbao/fonts: links to the TrueType files of the npm
// packages, and 霞鹜文楷 converted from WOFF2, which Typst does not read. Skips what is there; safe to run twice at once.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(root, "package.json"));
const cache = join(root, "node_modules", ".cache", "gongbao");
const folder = join(cache, "fonts");

const serif = "@expo-google-fonts/noto-serif-sc";
const sans = "@expo-google-fonts/noto-sans-sc";
const kai = "@fontsource/lxgw-wenkai";
const wanted = [
  [serif, "400Regular/NotoSerifSC_400Regular.ttf"],
  [serif, "700Bold/NotoSerifSC_700Bold.ttf"],
  [serif, "900Black/NotoSerifSC_900Black.ttf"],
  [sans, "400Regular/NotoSansSC_400Regular.ttf"],
  [sans, "700Bold/NotoSansSC_700Bold.ttf"],
  // Fontsource's "latin 500" is the whole font in its regular weight.
  [kai, "files/lxgw-wenkai-latin-500-normal.woff2"],
];

/** Writes under a name of this process's own and renames, so that no other process sees half a file. */
async function place(target, write) {
  const temporary = `${target}.${process.pid}.part`;
  await rm(temporary, { force: true });
  await write(temporary);
  await rename(temporary, target);
}

async function linkOrCopy(source, target) {
  await place(target, async (temporary) => {
    try {
      await symlink(relative(folder, source), temporary);
    } catch {
      await copyFile(source, temporary); // no right to make links (Windows)
    }
  });
}

async function convert(source, target) {
  const decompress = require("wawoff2/decompress.js");
  const font = await decompress(await readFile(source));
  await place(target, (temporary) => writeFile(temporary, font));
}

async function prepare() {
  await mkdir(folder, { recursive: true });
  await mkdir(join(cache, "no-fonts"), { recursive: true });
  const keep = new Set();
  let made = 0;
  for (const [name, file] of wanted) {
    const home = join(root, "node_modules", name);
    const source = join(home, file);
    if (!existsSync(source)) throw new Error(`缺少字体文件 ${source}：请先运行 npm ci`);
    const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
    const base = file
      .slice(file.lastIndexOf("/") + 1)
      .replace(/\.woff2$/u, ".ttf")
      .replace(/\.ttf$/u, `-${version}.ttf`);
    keep.add(base);
    const target = join(folder, base);
    if (existsSync(target)) continue; // follows a link, so one whose file has gone is made anew
    await (file.endsWith(".woff2") ? convert : linkOrCopy)(source, target);
    made++;
  }
  for (const entry of await readdir(folder)) {
    if (!keep.has(entry) && !entry.endsWith(".part")) await rm(join(folder, entry), { force: true });
  }
  // fontconfig is shown one empty folder, so the compiler finds no font of this machine.
  const config = join(cache, "fonts.conf");
  const dir = join(cache, "no-fonts").replace(/&/gu, "&amp;").replace(/</gu, "&lt;");
  const xml = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${dir}</dir></fontconfig>\n`;
  const old = await readFile(config, "utf8").catch(() => "");
  if (old !== xml) await place(config, (temporary) => writeFile(temporary, xml));
  return { made, total: wanted.length };
}

const { made, total } = await prepare();
console.log(made === 0 ? `排版字体已就绪（${total} 个）` : `排版字体已准备 ${made} 个，共 ${total} 个`);
