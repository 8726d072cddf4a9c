import { type Box, overlap } from "./page-geometry";

/** Part of a text's width from which a thing takes the whole of it. */
const WHOLE = 0.8;

/**
 * Parts a page at what takes the whole width of its text (`area`) or stands alone in its middle; the stretches between
 * (`isOpen`) may have columns. `size` is that of the text.
 */
export function divide<T extends Box>(
  items: readonly T[],
  area: { x0: number; x1: number },
  size: number,
): { items: T[]; isOpen: boolean }[] {
  const width = area.x1 - area.x0;
  const isAlone = (item: T) =>
    items.every((other) => other === item || overlap(item.y0, item.y1, other.y0, other.y1) <= 0);
  // A line of a middle column begins or ends where its neighbours do.
  const isInColumn = (item: T) =>
    items.some(
      (other) =>
        other !== item &&
        Math.min(Math.abs(other.x0 - item.x0), Math.abs(other.x1 - item.x1)) < 0.2 * size &&
        Math.abs(other.y0 - item.y0) < 2 * (item.y1 - item.y0) &&
        Math.abs(other.y1 - other.y0 - item.y1 + item.y0) < 0.5,
    );
  const isCentred = (item: T) => Math.abs(item.x0 + item.x1 - area.x0 - area.x1) / 2 < 0.7 * size;
  const whole = items.filter((item) => item.x1 - item.x0 > WHOLE * width);
  const isBeside = (item: T) =>
    whole.some((other) => overlap(item.y0, item.y1, other.y0, other.y1) > 0.5 * (item.y1 - item.y0));
  const stretches: { items: T[]; isOpen: boolean }[] = [];
  for (const item of [...items].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)) {
    const isOpen = !isBeside(item) && !(isCentred(item) && isAlone(item) && !isInColumn(item));
    const last = stretches.at(-1);
    if (last?.isOpen === isOpen) last.items.push(item);
    else stretches.push({ items: [item], isOpen });
  }
  return stretches;
}
