import { parseArgs } from "node:util";
import { currentTime } from "../../lib/core/clock";
import { AppError } from "../../lib/core/errors";
import { getDeskGazette } from "../../lib/gazettes/queries";
import { createUser, resetPassword } from "../../lib/users/mutations";
import { COMMAND_LINE, EmailSchema, ROLES, RoleSchema } from "../../lib/users/schema";
import type { Command } from "../gazette";
import { printLine, remark } from "../print-line";

const usage = `user add 邮箱 --role administrator|${ROLES.join("|")} [--gazette 网址名] [--name 姓名]
  gazette user password 邮箱`;

/** `gazette user add` makes a user, `gazette user password` gives one a new password; both print it once. */
export const userCommand: Command = {
  usage,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { role: { type: "string" }, gazette: { type: "string" }, name: { type: "string" } },
    });
    const [action, address, ...others] = positionals;
    const email = EmailSchema.safeParse(address);
    const isWellFormed = email.success && others.length === 0;
    if (isWellFormed && action === "add" && values.role) {
      await addUser({ email: email.data, role: values.role, gazette: values.gazette, name: values.name });
    } else if (isWellFormed && action === "password" && Object.keys(values).length === 0) {
      await changePassword(email.data);
    } else {
      throw new AppError("invalid", `用法：gazette ${usage}`);
    }
  },
};

async function addUser({
  email,
  role,
  gazette,
  name,
}: {
  email: string;
  role: string;
  gazette: string | undefined;
  name: string | undefined;
}) {
  const isAdministrator = role === "administrator";
  const memberships = isAdministrator ? [] : [await readMembership(role, gazette)];
  const { password } = await createUser({
    actor: COMMAND_LINE,
    now: currentTime(),
    email,
    name: name ?? email,
    isAdministrator,
    memberships,
  });
  remark("用户已建立。口令只显示这一次：");
  printLine(password);
}

async function changePassword(email: string) {
  const { password } = await resetPassword({ actor: COMMAND_LINE, now: currentTime(), email });
  remark("口令已更换，该用户须重新登录。新口令只显示这一次：");
  printLine(password);
}

async function readMembership(role: string, slug: string | undefined) {
  const parsed = RoleSchema.safeParse(role);
  if (!parsed.success) throw new AppError("invalid", `没有 ${role} 这个角色。用法：gazette ${usage}`);
  const gazette = slug === undefined ? null : await getDeskGazette(slug);
  if (!gazette) throw new AppError("invalid", "请用 --gazette 写明在哪一种公报中担任此角色");
  return { gazetteId: gazette.id, role: parsed.data };
}
