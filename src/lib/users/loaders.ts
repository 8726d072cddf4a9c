import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { actorOf } from "./gateway";
import type { Actor } from "./schema";

/** The signed-in user of the current request; null without one. Read once a request. */
export const loadActor = cache(async (): Promise<Actor | null> => actorOf(await headers()));

/** The signed-in user; sends anyone else to sign in and from there to `returnTo`, a path of the desk. */
export async function requireActor(returnTo = "/desk"): Promise<Actor> {
  const actor = await loadActor();
  if (actor) return actor;
  redirect(returnTo === "/desk" ? "/desk/sign-in" : `/desk/sign-in?to=${encodeURIComponent(returnTo)}`);
}
