import { z } from "zod";
import { PartTypeSchema } from "../content/kind";
import { ContentSchema } from "../content/schema";

/** What the typesetter is given: plain values, everything as it is to be printed. */

const line = z.string().max(500);
const address = z.url({ protocol: /^https?$/u }).max(2000);
const people = z.array(z.string().max(100)).max(200);

const PrintGazetteSchema = z.strictObject({
  name: z.string().min(1).max(60),
  /** The pinyin line of the cover; an empty string prints none. */
  masthead: line,
  sponsor: line,
  publisher: line,
  frequency: line,
  motto: line,
  address: line,
  postcode: line,
  phone: line,
  email: line,
});

const PrintBoardSchema = z.strictObject({
  director: people,
  members: people,
  chiefEditor: people,
  deputyEditor: people,
});

const PrintPartSchema = z.strictObject({
  type: PartTypeSchema,
  label: line.nullable(),
  title: line.nullable(),
  content: ContentSchema,
});
export type PrintPart = z.infer<typeof PrintPartSchema>;

const PrintDocumentSchema = z.strictObject({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(1000),
  number: line.nullable(),
  addressee: z.string().max(2000).nullable(),
  signatories: z.array(line).max(100),
  /** As it is to be printed: `2026年1月5日`. */
  writtenOnText: line.nullable(),
  /** 附注 without its brackets. */
  publicity: line.nullable(),
  consultUnit: line.nullable(),
  consultPhone: line.nullable(),
  url: address.nullable(),
  parts: z.array(PrintPartSchema).min(1).max(500),
});
export type PrintDocument = z.infer<typeof PrintDocumentSchema>;

export const PrintIssueSchema = z
  .strictObject({
    gazette: PrintGazetteSchema,
    year: z.number().int().min(1900).max(2999),
    /** Text: `2`, `3-4`. */
    number: z.string().min(1).max(20),
    totalNumber: z.number().int().positive().nullable(),
    issueDate: z.iso.date().nullable(),
    board: PrintBoardSchema.nullable(),
    notices: z.array(z.string().max(1000)).max(50),
    /** Public address of the issue, for the code on the cover. */
    url: address.nullable(),
    /** What stands at the foot of the cover; empty: the sponsor. */
    coverText: z.string().max(200).default(""),
    sections: z
      .array(z.strictObject({ name: z.string().min(1).max(100), documents: z.array(PrintDocumentSchema) }))
      .max(200),
  })
  .refine((issue) => {
    const ids = issue.sections.flatMap((section) => section.documents.map((document) => document.id));
    return new Set(ids).size === ids.length;
  }, "同一文件在一期中只能排印一次");
export type PrintIssue = z.input<typeof PrintIssueSchema>;

export const PrintSingleSchema = z.strictObject({
  gazette: PrintGazetteSchema.pick({ name: true }),
  document: PrintDocumentSchema,
  /** Where it was printed, for the line at its head; null for a document that waits for an issue. */
  source: z
    .strictObject({
      year: z.number().int(),
      number: z.string().min(1).max(20),
      totalNumber: z.number().int().positive().nullable(),
      section: z.string().max(100),
    })
    .nullable(),
  /** Date of the file's metadata (PDF/A wants one): of publication, else of the document. */
  date: z.iso.date(),
});
export type PrintSingle = z.infer<typeof PrintSingleSchema>;
