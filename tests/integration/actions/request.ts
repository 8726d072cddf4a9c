import type { ActionState } from "@/lib/core/action";
import { signIn } from "@/lib/users/gateway";
import { createUser } from "@/lib/users/mutations";
import { COMMAND_LINE, type Role } from "@/lib/users/schema";
import { jar } from "./cookie-jar";

/** From here on the browser has no session. */
export function asNobody(): void {
  jar.clear();
}

let serial = 0;

/** From here on the browser is that of a new user with this role. */
export async function asUser(
  given: "administrator" | { role: Role; gazetteId: string },
): Promise<{ email: string; password: string }> {
  const isAdministrator = given === "administrator";
  const { email, password } = await createUser({
    actor: COMMAND_LINE,
    now: new Date(),
    email: `user${++serial}@yunxi.example`,
    name: isAdministrator ? "管理员" : "许知夏",
    isAdministrator,
    memberships: isAdministrator ? [] : [given],
  });
  asNobody();
  for (const line of await signIn({ email, password, requestHeaders: new Headers() })) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    jar.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
  }
  return { email, password };
}

/** A form as a browser sends it; a list gives a field that stands several times. */
export function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === "string" ? [value] : value) data.append(name, one);
  }
  return data;
}

/** `ok` or the code of the refusal. */
export async function codeOf(answer: Promise<ActionState>): Promise<string> {
  const state = await answer;
  return state.ok ? "ok" : state.code;
}

/** Where an action sends the browser; the answer itself where it sends it nowhere. */
export async function destinationOf(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (!digest.startsWith("NEXT_REDIRECT")) throw error;
    return digest.split(";")[2];
  }
}
