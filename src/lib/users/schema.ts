import { z } from "zod";

/** 管理员 of the installation is a property of the user; the others are roles held in one gazette. */
export const ROLES = ["editor", "reviewer", "printer", "contributor"] as const;
export const RoleSchema = z.enum(ROLES);
export type Role = z.infer<typeof RoleSchema>;

/** What the rail of the desk calls them. */
export const ROLE_LABELS: Readonly<Record<Role | "administrator", string>> = {
  administrator: "管理员",
  editor: "编辑",
  reviewer: "审核",
  printer: "印制",
  contributor: "投稿",
};

/** Who acts: a signed-in user, or the command line, which whoever may use it may use in full. */
export type Actor = {
  readonly id: string | null;
  readonly name: string;
  readonly isAdministrator: boolean;
  /** 单位; empty for the editors' own people. */
  readonly department: string;
  readonly memberships: readonly { readonly gazetteId: string; readonly role: Role }[];
};

export const COMMAND_LINE: Actor = {
  id: null,
  name: "命令行",
  isAdministrator: true,
  department: "",
  memberships: [],
};

/** The session of a request: who it is, which of their sessions, and whether they must change the password first. */
export type SignedIn = {
  readonly actor: Actor;
  readonly email: string;
  readonly sessionId: string;
  readonly mustChange: boolean;
};

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 200;

export const EmailSchema = z.email("电子邮箱格式不正确").max(200);
export const SignInSchema = z.object({
  email: EmailSchema,
  password: z.string().min(1, "请填写口令").max(MAX_PASSWORD_LENGTH),
});

/** A code of the authenticator (six digits) or a backup code (`a1B2c-d3E4f`). */
export const OneTimeCodeSchema = z
  .string()
  .transform((code) => code.replace(/\s+/gu, ""))
  .pipe(
    z
      .string()
      .min(1, "请填写动态口令")
      .regex(/^(?:\d{6}|[\dA-Za-z]{5}-[\dA-Za-z]{5})$/u, "应为 6 位数字，或一个备用码"),
  );

/** Where whoever must change the password is sent from every other page. */
export const PASSWORD_PAGE = "/desk/account/password";

/** A path of the desk to go on to after signing in; anything else becomes the desk itself. */
export const DeskPathSchema = z
  .string()
  .max(300)
  .regex(/^\/desk(?:\/[\w.-]+)*$/u)
  .catch("/desk");
