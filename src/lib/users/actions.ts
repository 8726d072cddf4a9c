"use server";

import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "../core/action";
import { signIn, signOut } from "./gateway";
import { DeskPathSchema, SignInSchema } from "./schema";

/** Signs in and goes on to the page that was asked for. */
export const signInAction = defineAction(
  { schema: SignInSchema.extend({ to: DeskPathSchema }), actor: async () => null },
  async ({ input: { email, password, to } }) => {
    await setCookies(await signIn({ email, password, requestHeaders: await headers() }));
    redirect(to);
  },
);

/** Ends the session, on the server too. */
export const signOutAction = defineAction({ schema: z.object({}), actor: async () => null }, async () => {
  await setCookies(await signOut(await headers()));
  redirect("/desk/sign-in");
});

async function setCookies(lines: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const line of lines) {
    for (const [name, cookie] of parseSetCookieHeader(line))
      jar.set(name, cookie.value, toCookieOptions(cookie));
  }
}
