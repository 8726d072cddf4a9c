"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../../core/action";
import { keepSource } from "../../core/files";
import { signedInActor } from "../../users/gateway";
import { assertMay } from "../../users/policy";
import { readOnce } from "./queries";
import { PASTED_NAME, PastedTextSchema, uploadAddress } from "./schema";

/** Reads pasted text, keeps it and goes on to what was understood of it. */
export const readPastedAction = defineAction(
  { schema: PastedTextSchema, actor: signedInActor },
  async ({ input: { text }, actor }) => {
    assertMay(actor, "import.read", null);
    const bytes = new TextEncoder().encode(text);
    // Read before it is kept, so that what is no gazette leaves nothing behind.
    await readOnce({ bytes, fileName: PASTED_NAME });
    redirect(uploadAddress(await keepSource(bytes), PASTED_NAME));
  },
);
