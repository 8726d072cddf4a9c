import { z } from "zod";
import { BoardSchema } from "../importing/schema";

const ISSUE_STATES = ["compiling", "signed-off", "published"] as const;
export const IssueStateSchema = z.enum(ISSUE_STATES);
export type IssueState = z.infer<typeof IssueStateSchema>;

export const ISSUE_STATE_LABELS: Readonly<Record<IssueState, string>> = {
  compiling: "编排中",
  "signed-off": "已签发",
  published: "已发布",
};

const YearSchema = z.coerce.number().int().min(1900, "年份不正确").max(2200, "年份不正确");
/** 期号 is text: `2`, `3-4`, `z1` (a special issue). */
const IssueNumberSchema = z
  .string()
  .trim()
  .regex(/^[a-z]?\d{1,3}(?:-\d{1,3})?$/u, "期号应为 2、3-4 或 z1 这样的形式");

export { BoardSchema };
export const NoticesSchema = z.array(z.string().trim().min(1).max(2000)).max(20);

const contactLine = z.string().trim().max(300, "内容太长");
/** 联系方式 as the issue prints it; what is empty is printed as the gazette has it. */
export const ContactSchema = z
  .strictObject({
    address: contactLine.default(""),
    postcode: contactLine.default(""),
    phone: contactLine.default(""),
    email: contactLine.default(""),
  })
  .prefault({});
/** 封面文字: what stands at the foot of the cover; empty: who sponsors the gazette. */
const CoverTextSchema = z.string().trim().max(200, "封面文字不超过 200 字");

export const IssueFieldsSchema = z.strictObject({
  year: YearSchema,
  number: IssueNumberSchema,
  totalNumber: z.coerce.number().int().min(1).max(100_000).nullable(),
  issueDate: z.iso.date("日期格式应为 2026-09-30").nullable(),
  board: BoardSchema,
  notices: NoticesSchema,
  contact: ContactSchema,
  coverText: CoverTextSchema.default(""),
});
export type IssueFields = z.infer<typeof IssueFieldsSchema>;
/** The same where contact and cover text may be left to the gazette. */
export type NewIssueFields = z.input<typeof IssueFieldsSchema>;

export const EMPTY_BOARD: z.infer<typeof BoardSchema> = {
  director: [],
  members: [],
  chiefEditor: [],
  deputyEditor: [],
};

/** Address of an issue, as the pages and the command line take it. */
export const IssueAddressSchema = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/u),
  year: YearSchema,
  number: IssueNumberSchema,
});
export type IssueAddress = z.infer<typeof IssueAddressSchema>;

const IssueIdSchema = z.object({ issueId: z.string().min(1).max(40) });
const emptyAsNull = (value: unknown) => (value === "" ? null : value);
/** Names as typed: parted by 、 a comma or a space. */
const typedNames = z
  .string()
  .max(2000, "内容太长")
  .transform((text) => text.split(/[\s、，,；;]+/u).filter((name) => name !== ""));

/** The form of an issue's facts. */
const IssueFormSchema = z.object({
  year: YearSchema,
  number: IssueNumberSchema,
  totalNumber: z.preprocess(
    emptyAsNull,
    z.coerce.number("应为整数").int("应为整数").min(1).max(100_000).nullable(),
  ),
  issueDate: z.preprocess(emptyAsNull, IssueFieldsSchema.shape.issueDate),
  director: typedNames,
  members: typedNames,
  chiefEditor: typedNames,
  deputyEditor: typedNames,
  notices: z
    .string()
    .max(20_000, "内容太长")
    .transform((text) => text.split("\n").filter((line) => line.trim() !== ""))
    .pipe(NoticesSchema),
  contactAddress: contactLine,
  contactPostcode: contactLine,
  contactPhone: contactLine,
  contactEmail: contactLine,
  coverText: CoverTextSchema,
});
export type IssueForm = z.infer<typeof IssueFormSchema>;
export const CreateIssueSchema = IssueFormSchema.extend({ gazette: z.string().min(1).max(50) });
export const UpdateIssueSchema = IssueFormSchema.extend(IssueIdSchema.shape);
/** The issue as the page showed it (`BlockerFacts`). */
const seen = z.string().max(100).optional();
export const ChangeIssueSchema = IssueIdSchema;
export const PublishIssueSchema = IssueIdSchema.extend({ seen, isFaithful: z.literal("on").optional() });
/** 签发; with a reason it is signed off in spite of what may be overridden. */
export const SignOffIssueSchema = IssueIdSchema.extend({
  seen,
  reason: z.string().trim().min(4, "请写明理由，至少 4 字").max(500, "理由不超过 500 字").optional(),
});

/** An uploaded file that is kept already, to be stored as an issue. */
export const ImportIssueSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  fileName: z.string().trim().min(1).max(200),
  /** Empty: the gazette that the file names. */
  gazette: z.string().max(50),
  /** What the file becomes: a printed issue, one that is being compiled, or waiting documents (来稿). */
  as: z.enum(["back-issue", "issue", "waiting"]),
  replace: z.literal("on").optional(),
  /** Stands in a form that lets one choose, so that none chosen is not all. */
  isChoice: z.literal("on").optional(),
  /** Indexes of the documents that are taken. */
  document: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(z.coerce.number().int().min(0).max(10_000)).max(10_000).optional(),
  ),
});
