import type { getResolvedPDFJS } from "unpdf";
import { apply, IDENTITY, type Matrix, multiply, toMatrix } from "./matrix";
import { type Box, boxAround } from "./page-geometry";
import { PaintedPaths } from "./page-paths";
import { FIRST_STATE, type Font, NO_FONT, TextCursor, type TextState } from "./page-text";

type Operators = Awaited<ReturnType<typeof getResolvedPDFJS>>["OPS"];
type State = { map: Matrix; text: TextState; lineWidth: number; white: boolean; isFontLost: boolean };

const WHITE = /^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/iu;

/** Follows the operators of a page as pdf.js lists them, and keeps what they paint: characters, lines, places of images. */
export class PagePainter {
  readonly cursor = new TextCursor();
  readonly paths = new PaintedPaths();
  readonly images: Box[] = [];
  /** Whether some text was shown in a font that cannot be read. */
  hasLostFont = false;
  private state: State;
  private painted = true;
  private readonly saved: { state: State; painted: boolean }[] = [];
  private readonly strokes: ReadonlySet<number>;
  private readonly fills: ReadonlySet<number>;

  /**
   * `map` takes the page's units to points from its top left; `fonts` are those that it names, null where one cannot be
   * read; of more than `mostSegments` pieces of line only the count is kept.
   */
  constructor(
    private readonly ops: Operators,
    private readonly page: {
      map: Matrix;
      fonts: ReadonlyMap<string, Font | null>;
      mostSegments: number;
    },
  ) {
    this.strokes = new Set([
      ops.stroke,
      ops.closeStroke,
      ops.fillStroke,
      ops.eoFillStroke,
      ops.closeFillStroke,
      ops.closeEOFillStroke,
    ]);
    this.fills = new Set([ops.fill, ops.eoFill]);
    this.state = { map: page.map, text: FIRST_STATE, lineWidth: 1, white: false, isFontLost: false };
  }

  /** Takes one operator with its arguments; those that paint nothing that matters here are passed over. */
  take(operator: number, args: readonly unknown[]): void {
    if (!this.takeGraphics(operator, args)) this.takeText(operator, args);
  }

  private takeGraphics(operator: number, args: readonly unknown[]): boolean {
    const { ops } = this;
    const [first] = args;
    switch (operator) {
      case ops.save:
      case ops.beginGroup:
        this.save(false);
        return true;
      case ops.restore:
      case ops.endGroup:
      case ops.paintFormXObjectEnd:
        this.restore();
        return true;
      case ops.transform:
        this.state = { ...this.state, map: multiply(this.state.map, toMatrix(args)) };
        return true;
      case ops.paintFormXObjectBegin:
        this.save(true);
        this.state = { ...this.state, map: multiply(this.state.map, first ? toMatrix(first) : IDENTITY) };
        return true;
      case ops.setLineWidth:
        this.state = { ...this.state, lineWidth: numberOf(first) };
        return true;
      case ops.setFillRGBColor:
        this.state = { ...this.state, white: typeof first === "string" && WHITE.test(first) };
        return true;
      case ops.setFillColorN:
        this.state = { ...this.state, white: false };
        return true;
      case ops.constructPath:
        this.addPath(args);
        return true;
      default:
        return false;
    }
  }

  private takeText(operator: number, args: readonly unknown[]): void {
    const { ops, cursor } = this;
    const [first, second] = args;
    switch (operator) {
      case ops.beginText:
        cursor.place(IDENTITY);
        break;
      case ops.setFont: {
        const font = this.page.fonts.get(String(first));
        this.set({ font: font ?? NO_FONT, size: numberOf(second) });
        this.state = { ...this.state, isFontLost: font === null };
        break;
      }
      case ops.setCharSpacing:
        this.set({ charSpacing: numberOf(first) });
        break;
      case ops.setWordSpacing:
        this.set({ wordSpacing: numberOf(first) });
        break;
      case ops.setHScale:
        this.set({ scale: numberOf(first) / 100 });
        break;
      case ops.setTextRise:
        this.set({ rise: numberOf(first) });
        break;
      case ops.setLeading:
        this.set({ leading: numberOf(first) });
        break;
      case ops.setTextMatrix:
        cursor.place(toMatrix(args.length === 6 ? args : first));
        break;
      case ops.setLeadingMoveText:
        this.set({ leading: -numberOf(second) });
        cursor.moveBy(numberOf(first), numberOf(second));
        break;
      case ops.moveText:
        cursor.moveBy(numberOf(first), numberOf(second));
        break;
      case ops.nextLine:
        cursor.moveBy(0, -Math.abs(this.state.text.leading));
        break;
      case ops.showText:
      case ops.showSpacedText:
        this.show(first);
        break;
    }
  }

  private set(text: Partial<TextState>): void {
    this.state = { ...this.state, text: { ...this.state.text, ...text } };
  }

  private save(painted: boolean): void {
    this.saved.push({ state: this.state, painted: painted || this.painted });
    this.painted = painted;
  }

  private restore(): void {
    const last = this.saved.pop();
    if (!last) return;
    // pdf.js leaves out the images themselves (they are not decoded): a map set for nothing was one's.
    if (!this.painted && this.state.map !== last.state.map) this.images.push(unitSquare(this.state.map));
    this.painted = last.painted || this.painted;
    this.state = last.state;
  }

  private show(shown: unknown): void {
    this.painted = true;
    this.hasLostFont ||= this.state.isFontLost;
    if (Array.isArray(shown)) this.cursor.show(shown, this.state.text, this.state.map);
  }

  private addPath([operator, paths]: readonly unknown[]): void {
    this.painted = true;
    const isStroke = this.strokes.has(numberOf(operator));
    const isPainted = isStroke || this.fills.has(numberOf(operator));
    const data: unknown = Array.isArray(paths) ? paths[0] : null;
    if (this.paths.segments > this.page.mostSegments || !isPainted || !(data instanceof Float32Array)) return;
    const { map, lineWidth, white } = this.state;
    const scale = Math.sqrt(Math.abs(map[0] * map[3] - map[1] * map[2]));
    this.paths.add(data, map, { thick: isStroke ? lineWidth * scale : null, white });
  }
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function unitSquare(map: Matrix): Box {
  const corners = [apply(map, 0, 0), apply(map, 1, 0), apply(map, 0, 1), apply(map, 1, 1)];
  return boxAround(corners.map(([x, y]) => ({ x0: x, x1: x, y0: y, y1: y })));
}
