import { z } from "zod";
import { KindSchema, PartTypeSchema } from "../content/kind";
import { ContentSchema } from "../content/schema";

const DOCUMENT_STATES = ["draft", "submitted", "approved", "published", "withdrawn"] as const;
export const DocumentStateSchema = z.enum(DOCUMENT_STATES);
export type DocumentState = z.infer<typeof DocumentStateSchema>;

export const DOCUMENT_STATE_LABELS: Readonly<Record<DocumentState, string>> = {
  draft: "来稿",
  submitted: "送审",
  approved: "通过",
  published: "已发布",
  withdrawn: "已撤回",
};

const MAX_TITLE = 300;
const MAX_PARTS = 200;

const optionalLine = z
  .string()
  .trim()
  .max(500, "内容太长")
  .nullable()
  .transform((value) => (value === "" ? null : value));
const organs = z.array(z.string().trim().min(1).max(100, "机关名称太长")).max(30, "机关太多");

/** The fields of a document that a revision keeps; the number is kept as printed and normalised. */
export const DocumentFieldsSchema = z.strictObject({
  title: z.string().trim().min(1, "请填写标题").max(MAX_TITLE, `标题不超过 ${MAX_TITLE} 字`),
  numberText: optionalLine,
  number: optionalLine,
  genre: z.string().trim().max(20),
  kind: KindSchema,
  issuers: organs,
  signatories: organs,
  addressee: optionalLine,
  writtenOn: z.iso.date("日期格式应为 2026-09-30").nullable(),
  writtenOnText: optionalLine,
  publicity: optionalLine,
  consultUnit: optionalLine,
  consultPhone: optionalLine,
});
export type DocumentFields = z.infer<typeof DocumentFieldsSchema>;

const DocumentPartSchema = z.strictObject({
  type: PartTypeSchema,
  label: optionalLine,
  title: optionalLine,
  /** Index of the part that it belongs to; null for the body. */
  parent: z.number().int().min(0).nullable(),
  content: ContentSchema,
});
export type DocumentPart = z.infer<typeof DocumentPartSchema>;

export const DocumentPartsSchema = z
  .array(DocumentPartSchema)
  .min(1, "文件须有正文")
  .max(MAX_PARTS, `部分不超过 ${MAX_PARTS} 个`)
  .refine((parts) => parts[0]?.type === "body", "第一部分须为正文")
  .refine(
    (parts) => parts.every((part, index) => part.parent === null || part.parent < index),
    "附件所属的部分须在它之前",
  );

/** Address of a document: fixed at its first publication. */
export const PublicIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
  .max(120);
/** A picture's place in an address: the document and the SHA-256 of its bytes. */
export const PictureSchema = z.object({
  id: PublicIdSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});
/** The same at the desk, where a document goes by the id of its row. */
export const DeskPictureSchema = PictureSchema.extend({ id: z.string().min(1).max(40) });
export const VersionNumberSchema = z.coerce.number().int().min(1).max(10_000);

const WithdrawSchema = z.object({
  reason: z.string().trim().min(4, "请写明撤回原因").max(500),
  /** Whether law forbids the text to stay readable. */
  hidden: z.boolean(),
});
const CorrectSchema = z.object({ reason: z.string().trim().min(4, "请写明更正原因").max(500) });

/** Longest text of one part in a text area; half as long as a paragraph may be. */
const MAX_PART_TEXT = 100_000;

const DocumentIdSchema = z.string().min(1).max(40);
const reasonForm = { documentId: DocumentIdSchema };
/** Organs as typed: one a line or parted by 、 or a space. */
const typedOrgans = z
  .string()
  .max(4000, "内容太长")
  .transform((text) => text.split(/[\s、，,]+/u).filter((name) => name !== ""))
  .pipe(organs);
const typedDate = z
  .union([z.literal(""), z.iso.date("日期格式应为 2026-09-30")], { error: "日期格式应为 2026-09-30" })
  .transform((value) => (value === "" ? null : value));
/** A field that stands once a part, in order. */
const eachPart = <T extends z.ZodType>(text: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(text).max(MAX_PARTS + 1, `部分不超过 ${MAX_PARTS} 个`),
  );

/** The form of a document: its fields and, a row a part, its parts as lines (src/lib/content/line-form.ts). */
const DocumentFormSchema = z.object({
  ...DocumentFieldsSchema.omit({ number: true }).shape,
  issuers: typedOrgans,
  signatories: typedOrgans,
  writtenOn: typedDate,
  /** Index of the part in the revision that was edited; empty for a new one. */
  partOrigin: eachPart(z.string().regex(/^\d{0,3}$/u)),
  partType: eachPart(PartTypeSchema),
  partLabel: eachPart(z.string().max(100, "标注太长")),
  partTitle: eachPart(z.string().max(MAX_TITLE, `标题不超过 ${MAX_TITLE} 字`)),
  /** Row of the part that it belongs to; empty for none. */
  partParent: eachPart(z.string().regex(/^\d{0,3}$/u)),
  partText: eachPart(z.string().max(MAX_PART_TEXT, "文字太长，请分成几个部分")),
  /** Rows to leave out. */
  partRemove: eachPart(z.string().regex(/^\d{1,3}$/u)),
});
export type DocumentForm = z.infer<typeof DocumentFormSchema>;

const SequenceSchema = z.coerce.number().int().min(1);
export const SaveDocumentSchema = DocumentFormSchema.extend({
  documentId: DocumentIdSchema,
  /** The revision that the save may follow on. */
  expectedSequence: SequenceSchema,
  /** The revision that the lines were made from, in which their placeholders are resolved. */
  baseSequence: SequenceSchema,
  note: z.string().trim().max(200, "说明不超过 200 字"),
});
export const CreateDocumentSchema = DocumentFormSchema.extend({ gazette: z.string().min(1).max(50) });

export const CorrectFormSchema = CorrectSchema.extend(reasonForm);
export const WithdrawFormSchema = WithdrawSchema.extend({
  ...reasonForm,
  hidden: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});
