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

/** The state in words: of a public document that is being corrected, that it is a correction. */
export function documentStateLabel({
  state,
  publicId,
}: {
  readonly state: DocumentState;
  readonly publicId: string | null;
}): string {
  if (publicId === null) return DOCUMENT_STATE_LABELS[state];
  const ofCorrection = { draft: "更正中", submitted: "更正送审", approved: "更正通过" } as const;
  return state === "published" || state === "withdrawn" ? DOCUMENT_STATE_LABELS[state] : ofCorrection[state];
}

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

/** 附带文件: a file that goes with a document, kept under its SHA-256; its type is what its bytes say. */
const AttachmentSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  name: z.string().trim().min(1, "请填写文件名").max(120, "文件名不超过 120 字"),
  mediaType: z.string().max(100),
  bytes: z.number().int().min(1),
});
export type Attachment = z.infer<typeof AttachmentSchema>;
export const AttachmentsSchema = z.array(AttachmentSchema).max(50, "附带文件不超过 50 个");

/** Address of a document: fixed at its first publication. */
export const PublicIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u)
  .max(120);
/** The place of a picture or a file in an address: the document and the SHA-256 of its bytes. */
export const FileAddressSchema = z.object({
  id: PublicIdSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});
/** The same at the desk, where a document goes by the id of its row. */
export const DeskFileAddressSchema = FileAddressSchema.extend({ id: z.string().min(1).max(40) });
export const VersionNumberSchema = z.coerce.number().int().min(1).max(10_000);

export const DocumentIdSchema = z.string().min(1).max(40);
/** Organs as typed: one a line or parted by 、 or a space. */
const typedOrgans = z
  .string()
  .max(4000, "内容太长")
  .transform((text) => text.split(/[\s、，,]+/u).filter((name) => name !== ""))
  .pipe(organs);
const typedDate = z
  .union([z.literal(""), z.iso.date("日期格式应为 2026-09-30")], { error: "日期格式应为 2026-09-30" })
  .transform((value) => (value === "" ? null : value));
/** A hidden field that a script fills with JSON. */
const jsonField = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(4_000_000, "文字太长")
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "页面传来的内容不完整，请重试" });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** The fields of a document as its form states them. */
const FieldsFormSchema = z.object({
  ...DocumentFieldsSchema.omit({ number: true }).shape,
  issuers: typedOrgans,
  signatories: typedOrgans,
  writtenOn: typedDate,
});
export type FieldsForm = z.infer<typeof FieldsFormSchema>;

export const SaveDocumentSchema = FieldsFormSchema.extend({
  documentId: DocumentIdSchema,
  /** The revision that the save may follow on. */
  expectedSequence: z.coerce.number().int().min(1),
  parts: jsonField(DocumentPartsSchema),
  attachments: jsonField(AttachmentsSchema),
  note: z.string().trim().max(200, "说明不超过 200 字"),
});

/** What a new document begins with; everything else is edited once it is there. */
export const CreateDocumentSchema = z.object({
  gazette: z.string().min(1).max(50),
  kind: KindSchema,
  title: DocumentFieldsSchema.shape.title,
});
