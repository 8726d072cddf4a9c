/** A heading and the text beneath it (or a text before any heading), as it is searched and shown. */
export type SearchPassage = {
  /** Where in the document's page it stands (`s3-2`); null for its top. */
  readonly anchor: string | null;
  /** Comes before the text, unless the text opens with it. */
  readonly heading: string | null;
  /** Paragraphs and cells parted by new lines, over which no word runs. */
  readonly text: string;
};

/** What search knows of a document. */
export type SearchRecord = {
  readonly documentId: string;
  readonly gazetteId: string;
  readonly title: string;
  /** 发文字号 as printed or in normal form. */
  readonly number: string | null;
  /** Names of the issuing organs, with their short names and code words. */
  readonly organs: readonly string[];
  /** 成文日期, YYYY-MM-DD. */
  readonly writtenOn: string | null;
  readonly passages: readonly SearchPassage[];
};

/** The whole text of a passage. A heading that runs into its text (`（一）目标。到2030年……`) stands there already. */
export function passageText({ heading, text }: SearchPassage): string {
  return heading && !text.startsWith(heading) ? `${heading}\n${text}` : text;
}
