"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../../core/action";
import { signedInActor } from "../../users/gateway";
import { removeDocument, takeStep } from "./mutations";
import { STEPS } from "./rules";
import { RemoveDocumentSchema, StepFormSchema } from "./schema";

/** Takes a step of a document's way: 送审, 通过, 退回, 发布, 更正, 撤回 … */
export const takeStepAction = defineAction(
  { schema: StepFormSchema, actor: signedInActor },
  async ({ input: step, actor, now }) => {
    await takeStep({ actor, now, step });
    return `已${STEPS[step.type].label}`;
  },
);

/** Deletes a draft that was never public, and goes back to the list of waiting documents. */
export const removeDocumentAction = defineAction(
  { schema: RemoveDocumentSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    const { gazette } = await removeDocument({ actor, now, ...input });
    redirect(`/desk/gazettes/${gazette}/documents`);
  },
);
