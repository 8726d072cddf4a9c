"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../../core/action";
import { AppError } from "../../core/errors";
import { signedInActor } from "../../users/gateway";
import { getDeskDocument } from "../desk/queries";
import { mayView } from "../policy";
import { restoreRevision } from "./mutations";
import { RestoreRevisionSchema } from "./schema";

/** Brings an earlier revision back as a new one, and opens the document. */
export const restoreRevisionAction = defineAction(
  { schema: RestoreRevisionSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    const document = await getDeskDocument(input.documentId);
    // What someone may not see is not found.
    if (!document || !mayView(actor, document)) throw new AppError("not-found", "没有这个文件");
    await restoreRevision({ actor, now, ...input });
    redirect(`/desk/documents/${document.id}`);
  },
);
