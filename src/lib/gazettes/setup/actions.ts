"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../../core/action";
import { signedInActor } from "../../users/gateway";
import { setUpGazette } from "./mutations";
import { type SetUpAnswer, SetUpGazetteSchema } from "./schema";

/** Makes a gazette ready for work; goes on to it, unless there are passwords to be shown this once. */
export const setUpGazetteAction = defineAction(
  { schema: SetUpGazetteSchema, actor: signedInActor },
  async ({ input: setup, actor, now }): Promise<SetUpAnswer> => {
    const answer = await setUpGazette({ actor, now, setup });
    if (answer.people.length === 0) redirect(`/desk/gazettes/${answer.slug}/issues`);
    return answer;
  },
);
