"use server";

import { defineAction } from "../../core/action";
import { signedInActor } from "../../users/gateway";
import { arrangeIssue } from "./mutations";
import { ArrangeIssueSchema } from "./schema";

/** Places, removes, moves or sorts documents of an issue: for dragging, keys and plain buttons alike. */
export const arrangeIssueAction = defineAction(
  { schema: ArrangeIssueSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await arrangeIssue({ actor, now, ...input });
  },
);
