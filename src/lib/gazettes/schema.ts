import { z } from "zod";

/** Words that are routes of their own and so no gazette's slug. */
export const RESERVED_SLUGS: readonly string[] = [
  "about",
  "accessibility",
  "api",
  "data",
  "desk",
  "documents",
  "feed",
  "gazettes",
  "help",
  "home",
  "issues",
  "search",
  "sitemap",
  "static",
];

export const SlugSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/u, "网址名须以小写字母开头，只含小写字母、数字和连字符")
  .refine((slug) => !RESERVED_SLUGS.includes(slug), "该网址名为系统保留，请另取");

const line = z.string().trim().max(300, "内容太长");

export const GazetteFieldsSchema = z.strictObject({
  name: line.min(1, "请填写公报名称"),
  masthead: line,
  place: line,
  sponsor: line,
  publisher: line,
  frequency: line,
  motto: line,
  address: line,
  postcode: line,
  phone: line,
  email: line,
});
export type GazetteFields = z.infer<typeof GazetteFieldsSchema>;

export const UpdateGazetteSchema = GazetteFieldsSchema.extend({ gazetteId: z.string().min(1).max(40) });

/** House notices (声明), which the first issue begins with. */
export const GazetteNoticesSchema = z
  .array(z.string().trim().min(1).max(2000, "一条声明太长"))
  .max(20, "声明太多");
const noticeLines = z
  .string()
  .max(20_000, "内容太长")
  .transform((text) => text.split("\n").filter((one) => one.trim() !== ""))
  .pipe(GazetteNoticesSchema);
export const UpdateNoticesSchema = z.object({ gazetteId: z.string().min(1).max(40), notices: noticeLines });
export const HomeGazetteSchema = z.object({ slug: z.string().min(1).max(50) });

export const MAX_SECTIONS = 60;
export const SectionNameSchema = z.string().trim().max(60, "栏目名称太长");
const eachSection = (text: z.ZodType<string>) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z.array(text).max(MAX_SECTIONS, "栏目太多"),
  );

/** The form of the sections: a row a section; its place in the order as a number; an empty name removes it. */
export const SectionsFormSchema = z
  .object({
    gazetteId: z.string().min(1).max(40),
    sectionId: eachSection(z.string().max(40)),
    sectionName: eachSection(SectionNameSchema),
    sectionOrder: eachSection(z.string().regex(/^\d{0,3}$/u, "次序应为数字")),
  })
  .transform(({ gazetteId, sectionId, sectionName, sectionOrder }) => ({
    gazetteId,
    sections: sectionId
      .map((id, row) => ({
        id: id === "" ? null : id,
        name: sectionName[row] ?? "",
        order: Number(sectionOrder[row] || MAX_SECTIONS),
      }))
      .filter(({ name }) => name !== "")
      .sort((a, b) => a.order - b.order)
      .map(({ id, name }) => ({ id, name })),
  }));
