import type { ContentsEntry } from "./contents-page";
import type { DocumentHead } from "./document-heads";
import type { Line } from "./source";
import { comparable } from "./spacing";

/** A printed page number: the line that bears it and the number. */
type PrintedPage = { readonly n: number; readonly page: number };
/** Where a printed page begins: at the first line after `after`. */
type PageStart = { readonly after: number; readonly page: number };

/** Fewest page numbers in a row that are trusted to be the pages of the issue. */
const FEWEST = 3;

/**
 * Marks in the lines where printed pages begin, as far as printed page numbers that count on from page to page say so.
 * Whether they stand at the head or the foot of their pages, the contents page tells, else the first document's start.
 * Lines that bear marks already (of a PDF) stay as they are.
 */
export function markPages(
  lines: readonly Line[],
  given: { pages: readonly PrintedPage[]; heads: readonly DocumentHead[]; entries: readonly ContentsEntry[] },
): { lines: readonly Line[]; pageOf: (n: number) => number | null } {
  const isMarked = (line: Line) => line.rich?.some((one) => "node" in one && one.node.type === "pageMark");
  const starts = lines.some(isMarked) ? startsOfMarks(lines) : startsOf(lines, given);
  const pageOf = (n: number) => starts.findLast(({ after }) => after < n)?.page ?? null;
  if (lines.some(isMarked) || starts.length === 0) return { lines, pageOf };
  let next = 0;
  const marked = lines.map((line): Line => {
    let page: number | null = null;
    for (let start = starts[next]; start && start.after < line.n; start = starts[++next]) page = start.page;
    // A table in print goes on over pages; its rows bear no marks.
    if (page === null || line.row.includes("\t") || line.text.startsWith("|")) return line;
    const node = { type: "pageMark", attrs: { page: String(page) } } as const;
    return { ...line, rich: [{ at: 0, node }, ...(line.rich ?? [])] };
  });
  return { lines: marked, pageOf };
}

function startsOfMarks(lines: readonly Line[]): PageStart[] {
  return lines.flatMap((line) =>
    (line.rich ?? []).flatMap((one) => {
      const page = "node" in one && one.node.type === "pageMark" ? Number(one.node.attrs.page) : Number.NaN;
      return Number.isInteger(page) ? [{ after: line.n - 1, page }] : [];
    }),
  );
}

function startsOf(
  lines: readonly Line[],
  {
    pages,
    heads,
    entries,
  }: { pages: readonly PrintedPage[]; heads: readonly DocumentHead[]; entries: readonly ContentsEntry[] },
): PageStart[] {
  const first = lines[heads[0]?.start ?? 0]?.n ?? 0;
  const run = longestRun(pages);
  if (run.length < FEWEST) return [];
  const atHead = run.map(({ n, page }): PageStart => ({ after: n, page }));
  const atFoot = run.map(({ n, page }): PageStart => ({ after: n, page: page + 1 }));
  const known = heads.flatMap((head) => {
    const title = comparable(head.title);
    const page = entries.find((entry) => comparable(entry.title) === title)?.page ?? null;
    return page === null ? [] : [{ n: lines[head.start]?.n ?? 0, page }];
  });
  const right = (starts: readonly PageStart[]) =>
    known.filter(({ n, page }) => starts.findLast(({ after }) => after < n)?.page === page).length;
  const [ofHeads, ofFeet] = [right(atHead), right(atFoot)];
  if (ofHeads !== ofFeet) return ofHeads > ofFeet ? atHead : atFoot;
  // The number of the first page stands below its text where it is at the foot.
  const opening = run[0];
  return opening && opening.n > first ? [{ after: first - 1, page: opening.page }, ...atFoot] : atHead;
}

/** The longest run of page numbers that grow, by a page or two (one may be lost between). */
function longestRun(pages: readonly PrintedPage[]): PrintedPage[] {
  let best: PrintedPage[] = [];
  let run: PrintedPage[] = [];
  for (const page of pages) {
    const last = run.at(-1);
    const goesOn = last && page.page > last.page && page.page - last.page <= 2;
    run = goesOn ? [...run, page] : [page];
    if (run.length > best.length) best = run;
  }
  return best;
}
