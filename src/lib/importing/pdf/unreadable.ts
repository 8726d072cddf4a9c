import { AppError } from "../../core/errors";
import type { ImportWarning } from "../source";
import type { Glyph, PageContent } from "./page-geometry";

/** Fewest pages with text, as a share: with fewer and pictures of pages a file is a scan. */
const FEWEST_PAGES = 0.2;
/** Part of a page that a picture of it covers at least. */
const COVERING = 0.4;
/** Characters without which a page has no text; a scan may bear a printed page number. */
const FEWEST_CHARACTERS = 8;
/** Share of characters without meaning from which a text cannot be read. */
const MOST_UNKNOWN = 0.4;
/** Private use and unassigned; letters that numbers of glyphs look like when they are taken for characters. */
const UNKNOWN = /[\uE000-\uF8FF\uFFFD\u{F0000}-\u{10FFFF}]|\p{Cn}|(?=\p{L})[\u0080-\u058F]/u;
/** The commonest characters of any Chinese text: in one of some length, about a fifth; in numbers of glyphs read as text, none. */
const COMMON = /^[的一是在有不和人为以中国年月日大上于市县区政府工作关通知，。、：]$/u;
const HAN = /^\p{Script=Han}$/u;
const FEWEST_COMMON = 0.02;
const FEWEST_JUDGED = 60;
const OCR = "请先做文字识别（OCR）再导入，例如用 ocrmypdf：ocrmypdf -l chi_sim 原件.pdf 带文字.pdf";

/** Text that is there but cannot be read is overwritten. */
const FORCED_OCR = OCR.replace("ocrmypdf -l", "ocrmypdf --force-ocr -l");

/** Refuses a file whose pages are pictures, whose fonts do not tell their characters, or which holds nothing. Throws an AppError. */
export function requireText(pages: readonly PageContent[]): void {
  const withText = pages.filter((page) => page.glyphs.length >= FEWEST_CHARACTERS).length;
  const scanned = pages.filter(isPicture).length;
  if (withText < pages.length * FEWEST_PAGES && scanned > 0)
    throw new AppError("invalid", `这份 PDF 是扫描件，页面是图片，没有可读的文字。${OCR}`);
  const lost = pages.findIndex((page) => page.hasLostFont);
  if (lost >= 0)
    throw new AppError(
      "invalid",
      `第 ${lost + 1} 页有文字的字体没有嵌在 PDF 里，读不出是什么字。请用阅读软件打开后“打印”成新的 PDF 再导入；仍不行的，${FORCED_OCR}`,
    );
  const glyphs = pages.flatMap((page) => page.glyphs);
  if (glyphs.length === 0) throw new AppError("invalid", `这份 PDF 里没有文字。文字可能画成了图形，${OCR}`);
  if (isGarbled(glyphs))
    throw new AppError("invalid", `这份 PDF 的字体没有说明各字形是什么字，读出来是乱码。${FORCED_OCR}`);
}

/** Whether characters are no text: most without meaning, or ideographs of which none is common. */
function isGarbled(glyphs: readonly Glyph[]): boolean {
  const share = (pattern: RegExp) => glyphs.filter(({ text }) => pattern.test(text)).length / glyphs.length;
  if (share(UNKNOWN) > MOST_UNKNOWN) return true;
  return glyphs.length >= FEWEST_JUDGED && share(HAN) > 0.3 && share(COMMON) < FEWEST_COMMON;
}

/** Whether a page has no text but a picture that covers much of it. */
export function isPicture(page: PageContent): boolean {
  const area = page.width * page.height;
  return (
    page.glyphs.length < FEWEST_CHARACTERS &&
    page.images.some((box) => (box.x1 - box.x0) * (box.y1 - box.y0) >= COVERING * area)
  );
}

/** The warnings that a page gives rise to; `number` counts from 1, `pictures` are those in its text. */
export function pageWarnings(
  page: PageContent,
  { number, pictures }: { number: number; pictures: number },
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (isPicture(page))
    warnings.push({
      line: null,
      code: "page-without-text",
      message: `第 ${number} 页是图片，没有文字，原样留作图片位置；如有文字请识别（OCR）后补入。`,
    });
  else if (pictures > 0)
    warnings.push({
      line: null,
      code: "picture-not-taken",
      message: `第 ${number} 页有 ${pictures} 幅图片，只记下了位置，图片请另行补入。`,
    });
  if (page.tooComplex)
    warnings.push({
      line: null,
      code: "page-too-complex",
      message: `第 ${number} 页线条太多，没有在其中找表格，请对照原件核对。`,
    });
  return warnings;
}
