import { z } from "zod";

/** Other names of an organ: short name (简称) and number code word (发文机关代字). */
const ORGAN_NAME_TYPES = ["short", "code-word"] as const;
export const OrganNameTypeSchema = z.enum(ORGAN_NAME_TYPES);
export type OrganNameType = z.infer<typeof OrganNameTypeSchema>;

export const ORGAN_NAME_TYPE_LABELS: Readonly<Record<OrganNameType, string>> = {
  short: "简称",
  "code-word": "发文机关代字",
};

/** Rank of an organ that nobody has ranked. */
export const DEFAULT_RANK = 1000;
const MAX_ORGAN_NAMES = 40;

const CODE_WORD = /^\p{Script=Han}{1,12}$/u;
const plainDate = z.iso.date("日期格式应为 2026-09-30").nullable();

/** Another name of an organ with the days it held (YYYY-MM-DD; null: open). */
const OrganNameSchema = z
  .strictObject({
    type: OrganNameTypeSchema,
    name: z.string().trim().min(1).max(60, "名称太长"),
    fromDate: plainDate,
    toDate: plainDate,
  })
  .superRefine(({ type, name, fromDate, toDate }, context) => {
    if (type === "code-word" && !CODE_WORD.test(name)) {
      context.addIssue({ code: "custom", path: ["name"], message: "代字应为 1 至 12 个汉字，如 云政发" });
    }
    if (fromDate && toDate && fromDate > toDate) {
      context.addIssue({ code: "custom", path: ["toDate"], message: "止日早于起日" });
    }
  });
export type OrganName = z.infer<typeof OrganNameSchema>;

export const OrganFieldsSchema = z.strictObject({
  name: z.string().trim().min(1, "请填写机关全称").max(100, "名称太长"),
  rank: z.coerce.number("应为整数").int("应为整数").min(1, "应为 1 至 9999").max(9999, "应为 1 至 9999"),
  names: z.array(OrganNameSchema).max(MAX_ORGAN_NAMES, "名称太多"),
});
export type OrganFields = z.infer<typeof OrganFieldsSchema>;

const each = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().trim().max(200)).max(MAX_ORGAN_NAMES + 10, "名称太多"),
);

/** The form of an organ: a row a name; an empty name removes it. */
const formShape = {
  name: OrganFieldsSchema.shape.name,
  rank: OrganFieldsSchema.shape.rank,
  nameType: each,
  nameText: each,
  nameFrom: each,
  nameTo: each,
};
type OrganForm = z.output<z.ZodObject<typeof formShape>>;

export const CreateOrganSchema = z.object(formShape).transform(readForm);
export const UpdateOrganSchema = z
  .object({ ...formShape, organId: z.string().min(1).max(40) })
  .transform(({ organId, ...form }, context) => ({ organId, fields: readForm(form, context) }));

function readForm(
  { name, rank, nameType, nameText, nameFrom, nameTo }: OrganForm,
  context: z.RefinementCtx,
): OrganFields {
  const names = nameText.flatMap((text, row) => {
    if (text === "") return [];
    const parsed = OrganNameSchema.safeParse({
      type: nameType[row],
      name: text,
      fromDate: nameFrom[row] || null,
      toDate: nameTo[row] || null,
    });
    if (parsed.success) return [parsed.data];
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: "custom", path: [fieldOf(path[0]), row], message });
    }
    return [];
  });
  return { name, rank, names };
}

/** The form's field of a property of a name. */
function fieldOf(property: PropertyKey | undefined): string {
  if (property === "type") return "nameType";
  if (property === "fromDate") return "nameFrom";
  return property === "toDate" ? "nameTo" : "nameText";
}
