import { z } from "zod";
import { EmailSchema, RoleSchema } from "../schema";

const UserIdSchema = z.object({ userId: z.string().min(1).max(64) });

/** A user as an administrator sets one up. */
export const UserFieldsSchema = z.strictObject({
  email: EmailSchema,
  name: z.string().trim().min(1, "请填写姓名").max(60, "姓名太长"),
  department: z.string().trim().max(100, "单位名称太长"),
  isAdministrator: z.boolean(),
  memberships: z.array(z.strictObject({ gazetteId: z.string().min(1).max(40), role: RoleSchema })).max(400),
});
export type UserFields = z.infer<typeof UserFieldsSchema>;

const { email, name, department } = UserFieldsSchema.shape;

/** A ticked box of the grid gazette × role: `gazetteId:role`. */
const MembershipSchema = z
  .string()
  .transform((text) => ({ gazetteId: text.split(":")[0], role: text.split(":")[1] }))
  .pipe(z.strictObject({ gazetteId: z.string().min(1).max(40), role: RoleSchema }));

const formShape = {
  email,
  name,
  department,
  administrator: z.literal("on").optional(),
  membership: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(MembershipSchema).max(400),
  ),
};
type UserForm = z.output<z.ZodObject<typeof formShape>>;

export const CreateUserSchema = z.object(formShape).transform(fieldsOf);
export const UpdateUserSchema = UserIdSchema.extend(formShape).transform(({ userId, ...form }) => ({
  userId,
  fields: fieldsOf(form),
}));
export const ChangeUserSchema = UserIdSchema;
export const ResetPasswordSchema = z.object({ email: EmailSchema });

function fieldsOf({ administrator, membership, ...fields }: UserForm): UserFields {
  return { ...fields, isAdministrator: administrator === "on", memberships: membership };
}
