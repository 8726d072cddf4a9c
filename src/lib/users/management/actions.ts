"use server";

import { defineAction } from "../../core/action";
import { signedInActor } from "../gateway";
import { createUser, resetPassword } from "../mutations";
import { disableUser, enableUser, removeTwoFactor, updateUser } from "./mutations";
import { ChangeUserSchema, CreateUserSchema, ResetPasswordSchema, UpdateUserSchema } from "./schema";

const ONCE = "只显示这一次，请当面或以可靠方式交给本人，本人登录后须先更换。";

/** Makes a user; answers with the password, which is shown this once. */
export const createUserAction = defineAction(
  { schema: CreateUserSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    const { email, password } = await createUser({ actor, now, ...input, mustChange: true });
    return `已建立 ${email}，口令 ${password} ，${ONCE}`;
  },
);

/** Saves a user's particulars and roles. */
export const updateUserAction = defineAction(
  { schema: UpdateUserSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await updateUser({ actor, now, ...input });
    return "已保存";
  },
);

/** Gives a user a new password; answers with it, this once. */
export const resetPasswordAction = defineAction(
  { schema: ResetPasswordSchema, actor: signedInActor },
  async ({ input: { email }, actor, now }) => {
    const { password } = await resetPassword({ actor, now, email });
    return `新口令 ${password} ，${ONCE}`;
  },
);

/** Ends a user's sessions and lets them in no more. */
export const disableUserAction = defineAction(
  { schema: ChangeUserSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await disableUser({ actor, now, ...input });
    return "已停用";
  },
);

/** Lets a disabled user in again. */
export const enableUserAction = defineAction(
  { schema: ChangeUserSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await enableUser({ actor, now, ...input });
    return "已启用";
  },
);

/** Takes the second factor off a user. */
export const removeTwoFactorAction = defineAction(
  { schema: ChangeUserSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await removeTwoFactor({ actor, now, ...input });
    return "已取消动态口令，该用户须重新登录";
  },
);
