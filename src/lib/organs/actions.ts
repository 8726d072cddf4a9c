"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../core/action";
import { signedInActor } from "../users/gateway";
import { createOrgan, updateOrgan } from "./mutations";
import { CreateOrganSchema, UpdateOrganSchema } from "./schema";

/** Adds an organ and goes back to the list. */
export const createOrganAction = defineAction(
  { schema: CreateOrganSchema, actor: signedInActor },
  async ({ input: fields, actor, now }) => {
    await createOrgan({ actor, now, fields });
    redirect("/desk/organs");
  },
);

/** Saves an organ. */
export const updateOrganAction = defineAction(
  { schema: UpdateOrganSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await updateOrgan({ actor, now, ...input });
    return "已保存";
  },
);
