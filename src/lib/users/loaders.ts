import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { sessionOf } from "./gateway";
import { type Actor, PASSWORD_PAGE, type SignedIn } from "./schema";

/** The session of the current request; null without one. Read once a request. */
export const loadSession = cache(async (): Promise<SignedIn | null> => sessionOf(await currentHeaders()));

/**
 * The signed-in user; sends anyone else to sign in and from there to `returnTo`, a path of the desk, and whoever must
 * change the password to do that first.
 */
export async function requireActor(returnTo = "/desk"): Promise<Actor> {
  const { actor, mustChange } = await requireSession(returnTo);
  if (mustChange) redirect(PASSWORD_PAGE);
  return actor;
}

/** The session, be the password to be changed or not; sends anyone without one to sign in. */
export async function requireSession(returnTo: string): Promise<SignedIn> {
  const session = await loadSession();
  if (session) return session;
  redirect(returnTo === "/desk" ? "/desk/sign-in" : `/desk/sign-in?to=${encodeURIComponent(returnTo)}`);
}

/** The request's headers with the cookies as they are by now: the action before the render may have renewed the session. */
async function currentHeaders(): Promise<Headers> {
  const [current, jar] = [new Headers(await headers()), await cookies()];
  const pairs = jar.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  current.set("cookie", pairs.join("; "));
  return current;
}
