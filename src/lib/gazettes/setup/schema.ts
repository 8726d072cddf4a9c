import { z } from "zod";
import { IssueFieldsSchema } from "../../issues/schema";
import { EmailSchema, RoleSchema } from "../../users/schema";
import { GazetteFieldsSchema, MAX_SECTIONS, SectionNameSchema, SlugSchema } from "../schema";

const { name, place, masthead, sponsor, publisher, frequency } = GazetteFieldsSchema.shape;
const { year, number } = IssueFieldsSchema.shape;

/** Somebody to work on the new gazette. */
const PersonSchema = z.strictObject({
  name: z.string().trim().min(1, "请填写姓名").max(60, "姓名太长"),
  email: EmailSchema,
  role: RoleSchema,
});

/** All that a new gazette begins with. */
export const GazetteSetupSchema = z.strictObject({
  gazette: z.strictObject({ name, place, masthead, sponsor, publisher, frequency }),
  slug: SlugSchema,
  sections: z.array(SectionNameSchema.min(1)).min(1, "请至少填写一个栏目").max(MAX_SECTIONS, "栏目太多"),
  issue: z.strictObject({ year, number, totalNumber: IssueFieldsSchema.shape.totalNumber }),
  people: z.array(PersonSchema).max(20),
  removesDemonstration: z.boolean(),
});
export type GazetteSetup = z.infer<typeof GazetteSetupSchema>;

/** Rows for people on the form. */
export const PEOPLE_ROWS = 4;
const rows = z.array(z.string().trim().max(200)).length(PEOPLE_ROWS);

/** The form of the first steps: a section a line, a row a person; a row without name and address is left out. */
export const SetUpGazetteSchema = z
  .object({
    name,
    place,
    masthead,
    sponsor,
    publisher,
    frequency,
    slug: SlugSchema,
    sections: z
      .string()
      .max(5000, "内容太长")
      .transform((text) =>
        [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== ""),
      )
      .pipe(GazetteSetupSchema.shape.sections),
    year,
    number,
    totalNumber: z.preprocess(
      (value) => (value === "" ? null : value),
      z.coerce.number("应为整数").int("应为整数").min(1, "应为正整数").max(100_000).nullable(),
    ),
    personName: rows,
    personEmail: rows,
    personRole: rows,
    removesDemonstration: z.literal("on").optional(),
  })
  .transform(
    (
      { slug, sections, year, number, totalNumber, personName, personEmail, personRole, ...form },
      context,
    ): GazetteSetup => {
      const { removesDemonstration, ...gazette } = form;
      const people = personEmail.flatMap((email, row) => {
        if (email === "" && personName[row] === "") return [];
        const parsed = PersonSchema.safeParse({ name: personName[row], email, role: personRole[row] });
        if (parsed.success) return [parsed.data];
        for (const { path, message } of parsed.error.issues) {
          const field = { name: "personName", email: "personEmail" }[String(path[0])] ?? "personRole";
          context.addIssue({ code: "custom", path: [field, row], message });
        }
        return [];
      });
      const issue = { year, number, totalNumber };
      return { gazette, slug, sections, issue, people, removesDemonstration: removesDemonstration === "on" };
    },
  );

/** What setting up answers with: where the gazette is, and the passwords of new people, shown this once. */
export type SetUpAnswer = {
  readonly slug: string;
  readonly name: string;
  readonly people: readonly {
    readonly name: string;
    readonly email: string;
    readonly password: string | null;
  }[];
};
