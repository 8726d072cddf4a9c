import { AppError } from "../../core/errors";
import { toMatrix } from "./matrix";
import type { Box } from "./page-geometry";
import { PagePainter } from "./page-painter";
import type { PaintedPaths } from "./page-paths";
import { type Font, NO_FONT, type PlacedGlyph } from "./page-text";
import { loadPdfJs, type PdfPage } from "./pdf-document";

/** What a page paints, in the page's own coordinates turned as it is shown (y downwards), directions still mixed. */
export type PaintedPage = {
  width: number;
  height: number;
  glyphs: readonly PlacedGlyph[];
  paths: PaintedPaths;
  images: readonly Box[];
  tooComplex: boolean;
  /** Some text is set in a font that cannot be read. */
  hasLostFont: boolean;
};

/** With more straight pieces of line a page is a drawing, and a hostile one would take minutes. */
const MOST_SEGMENTS = 20_000;
/** A page of print has some thousand; what takes all of these is no page. */
const MOST_GLYPHS = 30_000;
const BOLD = /bold|black|heavy|hei(?:ti)?(?:$|[^a-z])|黑|xbs|biaosong/iu;

/**
 * Reads what is painted on a page as pdf.js gives it: characters, straight lines, filled areas, places of images.
 * Throws `AppError` "too-large" for a page with more characters than any print has.
 */
export async function readPageContent(page: PdfPage): Promise<PaintedPage> {
  const { OPS, AnnotationMode } = await loadPdfJs();
  const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const fonts = await readFonts(page, list, OPS.setFont);
  const painter = new PagePainter(OPS, { map: toMatrix(transform), fonts, mostSegments: MOST_SEGMENTS });
  const { glyphs } = painter.cursor;
  for (const [index, operator] of list.fnArray.entries()) {
    const args: unknown = list.argsArray[index];
    painter.take(operator, Array.isArray(args) ? args : []);
    if (glyphs.length > MOST_GLYPHS)
      throw new AppError("too-large", `第 ${page.pageNumber} 页的字符多得不像印刷页面，无法读取。`);
  }
  const { paths, images, hasLostFont } = painter;
  return { hasLostFont, width, height, glyphs, paths, images, tooComplex: paths.segments > MOST_SEGMENTS };
}

async function readFonts(
  page: PdfPage,
  list: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  setFont: number,
): Promise<ReadonlyMap<string, Font | null>> {
  const fonts = new Map<string, Font | null>();
  for (const [index, fn] of list.fnArray.entries()) {
    const args = list.argsArray[index];
    const name = fn === setFont && Array.isArray(args) && typeof args[0] === "string" ? args[0] : null;
    if (name === null || fonts.has(name)) continue;
    const value: unknown = await new Promise((resolve) => page.commonObjs.get(name, resolve));
    fonts.set(name, toFont(value));
  }
  return fonts;
}

/** What pdf.js knows of a font; null where it gives an error in its place. */
function toFont(value: unknown): Font | null {
  if (typeof value !== "object" || value === null) return null;
  const name = "name" in value && typeof value.name === "string" ? value.name : "";
  const is = (key: string) => key in value && Reflect.get(value, key) === true;
  const own = Reflect.get(value, "fontMatrix");
  return {
    name,
    bold: is("bold") || is("black") || BOLD.test(name),
    vertical: is("vertical"),
    fontMatrix: own ? toMatrix(own) : NO_FONT.fontMatrix,
  };
}
