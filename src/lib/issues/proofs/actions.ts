"use server";

import { defineAction } from "../../core/action";
import { signedInActor } from "../../users/gateway";
import { recordProofs } from "./mutations";
import { RecordProofsSchema, ROUND_LABELS } from "./schema";

/** Records a round of proofreading for the documents named. */
export const recordProofsAction = defineAction(
  { schema: RecordProofsSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    const { recorded } = await recordProofs({ actor, now, ...input });
    return `已记${ROUND_LABELS[input.round]} ${recorded} 件`;
  },
);
