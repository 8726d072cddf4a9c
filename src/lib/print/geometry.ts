/**
 * Measures of the printed pages in points: the one source for table layout (TypeScript) and templates (Typst).
 * All type stands on a grid of `pitch`, and columns are whole numbers of characters wide, as in Chinese print.
 */
export type Geometry = {
  paper: { width: number; height: number };
  margin: { top: number; bottom: number; inside: number; outside: number };
  columns: number;
  /** Width of one column and of the whole text area. */
  columnWidth: number;
  textWidth: number;
  /** Width of the text area of a landscape page. */
  landscapeWidth: number;
  size: number;
  pitch: number;
  titleSize: number;
  partTitleSize: number;
  pageNumberSize: number;
  /** Sizes that a table may take, largest first. */
  tableSizes: readonly number[];
};

const A4 = { width: 595.28, height: 841.89 };

/** An issue: two columns of 22 characters of 五号 (10.5 pt), 41 lines of 17 pt. */
export const ISSUE_GEOMETRY: Geometry = {
  paper: A4,
  margin: { top: 82, bottom: 69, inside: 60, outside: 52.28 },
  columns: 2,
  columnWidth: 231,
  textWidth: 483,
  landscapeWidth: 700,
  size: 10.5,
  pitch: 17,
  titleSize: 18,
  partTitleSize: 14,
  pageNumberSize: 10,
  tableSizes: [8.5, 7.5, 6.5, 5.5],
};

/**
 * A single document: the page of GB/T 9704—2012 (clauses 5.1 to 5.2.3): margins 37, 28, 35 and 26 mm, 28 characters
 * of 三号 (16 pt) to a line, 22 lines to a page, title in 二号 (22 pt).
 */
export const DOCUMENT_GEOMETRY: Geometry = {
  paper: A4,
  margin: { top: 104.9, bottom: 99.2, inside: 73.6, outside: 73.6 },
  columns: 1,
  columnWidth: 448,
  textWidth: 448,
  landscapeWidth: 690,
  size: 16,
  pitch: 28.95,
  titleSize: 22,
  partTitleSize: 22,
  pageNumberSize: 14,
  tableSizes: [12, 10.5, 9, 7.5, 6, 5.5],
};
