import { AppError } from "../../core/errors";
import { apply, IDENTITY, type Matrix, multiply, toMatrix } from "./matrix";
import { type Box, boxAround } from "./page-geometry";
import { PaintedPaths } from "./page-paths";
import { FIRST_STATE, type Font, NO_FONT, type PlacedGlyph, TextCursor, type TextState } from "./page-text";
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
const WHITE = /^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/iu;

type State = { map: Matrix; text: TextState; lineWidth: number; white: boolean };

/** Reads what is painted on a page as pdf.js gives it: characters, straight lines, filled areas, places of images. */
export async function readPageContent(page: PdfPage): Promise<PaintedPage> {
  const { OPS, AnnotationMode } = await loadPdfJs();
  const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const viewport = page.getViewport({ scale: 1 });
  const fonts = await readFonts(page, list, OPS.setFont);
  const cursor = new TextCursor();
  const paths = new PaintedPaths();
  const images: Box[] = [];
  const strokes = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke]);
  strokes.add(OPS.closeFillStroke).add(OPS.closeEOFillStroke);
  const fills = new Set<number>([OPS.fill, OPS.eoFill]);
  let state: State = {
    map: toMatrix(viewport.transform),
    text: FIRST_STATE,
    lineWidth: 1,
    white: false,
  };
  const saved: { state: State; painted: boolean }[] = [];
  let painted = true;
  const set = (text: Partial<TextState>) => {
    state = { ...state, text: { ...state.text, ...text } };
  };
  const restore = () => {
    // pdf.js leaves out the images themselves (they are not decoded): a map set for nothing was one's.
    const last = saved.pop();
    if (!last) return;
    if (!painted && state.map !== last.state.map) images.push(unitSquare(state.map));
    painted = last.painted || painted;
    state = last.state;
  };
  const show = (shown: unknown) => {
    painted = true;
    if (Array.isArray(shown)) cursor.show(shown, state.text, state.map);
    if (cursor.glyphs.length > MOST_GLYPHS)
      throw new AppError("too-large", `第 ${page.pageNumber} 页的字符多得不像印刷页面，无法读取。`);
  };
  for (const [index, fn] of list.fnArray.entries()) {
    const args: readonly unknown[] = Array.isArray(list.argsArray[index]) ? list.argsArray[index] : [];
    const [first] = args;
    const number = typeof first === "number" ? first : 0;
    switch (fn) {
      case OPS.save:
      case OPS.beginGroup:
        saved.push({ state, painted });
        painted = false;
        break;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.transform:
        state = { ...state, map: multiply(state.map, toMatrix(args)) };
        break;
      case OPS.paintFormXObjectBegin:
        saved.push({ state, painted: true });
        painted = true;
        state = { ...state, map: multiply(state.map, first ? toMatrix(first) : IDENTITY) };
        break;
      case OPS.setLineWidth:
        state = { ...state, lineWidth: number };
        break;
      case OPS.setFillRGBColor:
        state = { ...state, white: typeof first === "string" && WHITE.test(first) };
        break;
      case OPS.setFillColorN:
        state = { ...state, white: false };
        break;
      case OPS.constructPath:
        painted = true;
        if (paths.segments <= MOST_SEGMENTS) {
          const isStroke = strokes.has(number);
          if (isStroke || fills.has(number)) {
            const scale = Math.sqrt(Math.abs(state.map[0] * state.map[3] - state.map[1] * state.map[2]));
            const data = Array.isArray(args[1]) ? args[1][0] : null;
            if (data instanceof Float32Array)
              paths.add(data, state.map, {
                thick: isStroke ? state.lineWidth * scale : null,
                white: state.white,
              });
          }
        }
        break;
      case OPS.beginText:
        cursor.place(IDENTITY);
        break;
      case OPS.setFont:
        set({ font: fonts.get(String(first)) ?? NO_FONT, size: typeof args[1] === "number" ? args[1] : 0 });
        break;
      case OPS.setCharSpacing:
        set({ charSpacing: number });
        break;
      case OPS.setWordSpacing:
        set({ wordSpacing: number });
        break;
      case OPS.setHScale:
        set({ scale: number / 100 });
        break;
      case OPS.setTextRise:
        set({ rise: number });
        break;
      case OPS.setLeading:
        set({ leading: number });
        break;
      case OPS.setTextMatrix:
        cursor.place(toMatrix(args.length === 6 ? args : first));
        break;
      case OPS.setLeadingMoveText:
        set({ leading: -(typeof args[1] === "number" ? args[1] : 0) });
        cursor.moveBy(number, typeof args[1] === "number" ? args[1] : 0);
        break;
      case OPS.moveText:
        cursor.moveBy(number, typeof args[1] === "number" ? args[1] : 0);
        break;
      case OPS.nextLine:
        cursor.moveBy(0, -Math.abs(state.text.leading));
        break;
      case OPS.showText:
      case OPS.showSpacedText:
        show(first);
        break;
    }
  }
  const tooComplex = paths.segments > MOST_SEGMENTS;
  const hasLostFont = [...fonts.values()].some((font) => font === null);
  return {
    hasLostFont,
    width: viewport.width,
    height: viewport.height,
    glyphs: cursor.glyphs,
    paths,
    images,
    tooComplex,
  };
}

function unitSquare(map: Matrix): Box {
  const corners = [apply(map, 0, 0), apply(map, 1, 0), apply(map, 0, 1), apply(map, 1, 1)];
  return boxAround(corners.map(([x, y]) => ({ x0: x, x1: x, y0: y, y1: y })));
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
