import { z } from "zod";
import { KindSchema, PartTypeSchema } from "../content/kind";
import { ContentSchema } from "../content/schema";
import { LeftOutReasonSchema, WARNING_CODES } from "./reasons";

/** What the importer understood of a file: plain values, checked again before they are stored. */

const PlainDateSchema = z.iso.date();

export const BoardSchema = z.strictObject({
  director: z.array(z.string()),
  members: z.array(z.string()),
  chiefEditor: z.array(z.string()),
  deputyEditor: z.array(z.string()),
});
export type Board = z.infer<typeof BoardSchema>;

const ImportedPartSchema = z.strictObject({
  type: PartTypeSchema,
  /** As printed without inner spaces: `附件`, `附件1`. An instrument has one where it is printed as an annex. */
  label: z.string().nullable(),
  title: z.string().nullable(),
  /** False where the title is not printed at the part but known from the list of annexes or the carrier's title. */
  isTitlePrinted: z.boolean(),
  /** Index in `parts` of the part that it belongs to (an annex to the body or to an instrument). */
  parent: z.number().int().nullable(),
  content: ContentSchema,
  /** 1-based line of the source where the part begins; null where it has none. */
  firstLine: z.number().int().nullable(),
});
export type ImportedPart = z.infer<typeof ImportedPartSchema>;

export const ImportedDocumentSchema = z.strictObject({
  section: z.string().nullable(),
  title: z.string().min(1),
  docNumber: z.string().nullable(),
  docNumberText: z.string().nullable(),
  issuers: z.array(z.string()),
  genre: z.string(),
  kind: KindSchema,
  addressee: z.string().nullable(),
  writtenOn: PlainDateSchema.nullable(),
  writtenOnText: z.string().nullable(),
  signatories: z.array(z.string()),
  /** 附注 without its brackets. */
  publicity: z.string().nullable(),
  consultUnit: z.string().nullable(),
  consultPhone: z.string().nullable(),
  /** The body first, then instruments and annexes in printed order. */
  parts: z.array(ImportedPartSchema).min(1),
  /** Printed page on which it begins and ends, where known. */
  firstPage: z.number().int().nullable(),
  lastPage: z.number().int().nullable(),
  firstLine: z.number().int().nullable(),
  lastLine: z.number().int().nullable(),
});
export type ImportedDocument = z.infer<typeof ImportedDocumentSchema>;

export const ImportedIssueSchema = z.strictObject({
  publication: z.string().nullable(),
  year: z.number().int().nullable(),
  /** Text: `2`, `3-4`, `z1`. */
  number: z.string().nullable(),
  totalNumber: z.number().int().nullable(),
  frequency: z.string().nullable(),
  publishedOn: PlainDateSchema.nullable(),
  sponsor: z.string().nullable(),
  publisher: z.string().nullable(),
  board: BoardSchema.nullable(),
  contact: z
    .strictObject({
      email: z.string().nullable(),
      phone: z.string().nullable(),
      postcode: z.string().nullable(),
      address: z.string().nullable(),
    })
    .nullable(),
  notices: z.array(z.string()),
});

export const ImportedFileSchema = z.strictObject({
  source: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  issue: ImportedIssueSchema,
  toc: z.array(
    z.strictObject({
      section: z.string().nullable(),
      title: z.string(),
      docNumber: z.string().nullable(),
      page: z.number().int().nullable(),
    }),
  ),
  documents: z.array(ImportedDocumentSchema),
  leftOut: z.array(
    z.strictObject({
      firstLine: z.number().int(),
      lastLine: z.number().int(),
      reason: LeftOutReasonSchema,
      text: z.string(),
      /** Stands beside the numbered lines, not in them: a comment, hidden text of a Word file. */
      beside: z.literal(true).optional(),
    }),
  ),
  warnings: z.array(
    z.strictObject({ line: z.number().int().nullable(), code: z.enum(WARNING_CODES), message: z.string() }),
  ),
});
export type ImportedFile = z.infer<typeof ImportedFileSchema>;
