import { setImmediate } from "node:timers/promises";
import { AppError } from "../../core/errors";
import type { ImportWarning, Progress, SourceText } from "../source";
import { numberLines } from "./number-lines";
import { readPageContent } from "./page-content";
import type { PageContent } from "./page-geometry";
import { layOutPages } from "./page-layout";
import { withPdf } from "./pdf-document";
import { findPictures } from "./pictures";
import { pageWarnings, requireText } from "./unreadable";
import { turnUpright } from "./upright-page";

/** Longest time that a file may take, in milliseconds: a hundred times that of a thick issue. */
const LONGEST_READING_MS = 300_000;
const TOO_SLOW = "这份 PDF 太复杂，五分钟内没有读完。请拆分后导入，或用阅读软件另存为 PDF 再试。";

/**
 * Reads the text layer of a PDF into lines in reading order, with tables, marks and the furniture of its pages, by
 * where everything stands. `onProgress` is told of each page. Throws an AppError for a file that is broken, locked, scanned or without readable text.
 */
export async function readPdf(bytes: Uint8Array, onProgress?: Progress): Promise<SourceText> {
  const start = performance.now();
  const contents = await withPdf(bytes, async (pdf) => {
    const pages: PageContent[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      pages.push(turnUpright(await readPageContent(page)));
      page.cleanup();
      onProgress?.({ done: number, of: pdf.numPages });
      if (performance.now() - start > LONGEST_READING_MS) throw new AppError("too-large", TOO_SLOW);
      // Others are served between two pages.
      await setImmediate();
    }
    return pages;
  });
  requireText(contents);
  const pictures = findPictures(contents);
  const warnings: ImportWarning[] = contents.flatMap((page, index) =>
    pageWarnings(page, { number: index + 1, pictures: pictures[index]?.length ?? 0 }),
  );
  const { pages, places } = layOutPages(contents, pictures);
  return { ...numberLines(pages, places), warnings, pictures: new Map() };
}
