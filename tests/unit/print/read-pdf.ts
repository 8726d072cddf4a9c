import { execFileSync } from "node:child_process";
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from "pdf-lib";

export const HAS_PDFTOTEXT = (() => {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** The text of each page in the order in which it was written, all spaces taken out. */
export function readPages(pdf: Uint8Array): string[] {
  const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], {
    input: pdf,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["pipe", "pipe", "ignore"],
  });
  return text.split("\f").map(squeeze);
}

export function squeeze(text: string): string {
  return text.replace(/\s+/gu, "");
}

export type Bookmark = { title: string; depth: number; page: number };

/** The bookmarks in order, with the 1-based page of the file to which each leads. */
export async function readBookmarks(pdf: Uint8Array): Promise<Bookmark[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pages = document.getPages().map((page) => page.ref.toString());
  const found: Bookmark[] = [];
  const walk = (item: PDFDict | undefined, depth: number): void => {
    for (let at = item; at; at = at.lookupMaybe(PDFName.of("Next"), PDFDict)) {
      const title = at.lookup(PDFName.of("Title"));
      const destination = at.lookup(PDFName.of("Dest"), PDFArray).get(0);
      found.push({
        title: title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : "",
        depth,
        page: destination instanceof PDFRef ? pages.indexOf(destination.toString()) + 1 : 0,
      });
      walk(at.lookupMaybe(PDFName.of("First"), PDFDict), depth + 1);
    }
  };
  const outlines = document.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  walk(outlines?.lookupMaybe(PDFName.of("First"), PDFDict), 1);
  return found;
}
