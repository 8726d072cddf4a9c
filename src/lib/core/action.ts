import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { zhCN } from "zod/locales";
import { currentTime } from "./clock";
import { AppError, type ErrorCode } from "./errors";
import { logDefect } from "./log";

/** What a form's action answers. `values` gives back what was typed, so that nothing is lost; secrets are never in it. */
export type ActionState<T = unknown> =
  | { readonly ok: true; readonly data?: T }
  | {
      readonly ok: false;
      readonly code: ErrorCode | "defect";
      readonly message: string;
      readonly fields?: Readonly<Record<string, string>>;
      readonly values?: FormValues;
    };

/** A form's fields as text; a field that stands several times gives a list. */
type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** An action for `useActionState`; works on a form without JavaScript too. */
export type FormAction<T = unknown> = (previous: unknown, form: FormData) => Promise<ActionState<T>>;

/** Fields that never travel back to the page. */
const SECRET = /password|oneTimeCode/iu;

/**
 * Makes a server action: who acts → what was sent, parsed → the handler, which authorises by calling one mutation.
 * An `AppError` becomes a state with its message; anything else is logged under an id and shown politely; what the
 * framework throws (redirect, not found) passes. The page is read again either way, so that it shows what is.
 */
export function defineAction<S extends z.ZodType, A, T>(
  { schema, actor }: { schema: S; actor: () => Promise<A> },
  handler: (given: { input: z.output<S>; actor: A; now: Date }) => Promise<T>,
): FormAction<T> {
  return async (_previous, form) => {
    const values = readForm(form);
    try {
      const who = await actor();
      const data = await handler({ input: parseForm(schema, values), actor: who, now: currentTime() });
      refresh();
      return data === undefined ? { ok: true } : { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      refresh();
      return failure(error, values);
    }
  };
}

/** The text fields of a form, with `\n` as line end; files and the framework's own fields (`$…`) are left out. */
function readForm(form: FormData): FormValues {
  const names = new Set([...form.keys()].filter((name) => !name.startsWith("$")));
  return Object.fromEntries(
    [...names].flatMap((name): [string, string | string[]][] => {
      const texts = form
        .getAll(name)
        .filter((value) => typeof value === "string")
        .map((value) => value.replace(/\r\n?/gu, "\n"));
      const [first, ...more] = texts;
      if (first === undefined) return [];
      return [[name, more.length > 0 ? texts : first]];
    }),
  );
}

function parseForm<S extends z.ZodType>(schema: S, values: FormValues): z.output<S> {
  const parsed = schema.safeParse(values, { error: zhCN().localeError });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= issue.message;
  throw new AppError("invalid", "请检查标出的内容", { fields });
}

function failure(error: unknown, given: FormValues): Extract<ActionState<never>, { ok: false }> {
  const values = Object.fromEntries(Object.entries(given).filter(([name]) => !SECRET.test(name)));
  if (error instanceof AppError) {
    return { ok: false, code: error.code, message: error.message, fields: error.fields, values };
  }
  const id = logDefect(error);
  return { ok: false, code: "defect", message: `系统出错，未能完成。请把编号 ${id} 告诉管理员`, values };
}
