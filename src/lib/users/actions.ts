"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "../core/action";
import { enterCode } from "./account/gateway";
import { asksForCode, keepCookies, sessionOf, signIn, signOut } from "./gateway";
import { DeskPathSchema, OneTimeCodeSchema, SignInSchema } from "./schema";

/** Signs in and goes on to the page that was asked for, by way of the code where one is asked for. */
export const signInAction = defineAction(
  { schema: SignInSchema.extend({ to: DeskPathSchema }), actor: async () => null },
  async ({ input: { email, password, to } }) => {
    const cookies = await signIn({ email, password, requestHeaders: await headers() });
    await keepCookies(cookies);
    redirect(asksForCode(cookies) ? `/desk/sign-in/code?to=${encodeURIComponent(to)}` : to);
  },
);

/** The second step of signing in: a code of the authenticator, or a backup code. */
export const enterCodeAction = defineAction(
  { schema: z.object({ oneTimeCode: OneTimeCodeSchema, to: DeskPathSchema }), actor: async () => null },
  async ({ input: { oneTimeCode, to } }) => {
    const requestHeaders = await headers();
    if (!(await sessionOf(requestHeaders)))
      await keepCookies(await enterCode({ code: oneTimeCode, requestHeaders }));
    redirect(to);
  },
);

/** Ends the session, on the server too. */
export const signOutAction = defineAction({ schema: z.object({}), actor: async () => null }, async () => {
  await keepCookies(await signOut(await headers()));
  redirect("/desk/sign-in");
});
