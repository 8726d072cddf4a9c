"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../core/action";
import { AppError } from "../core/errors";
import { getDeskGazette } from "../gazettes/queries";
import { signedInActor } from "../users/gateway";
import { getDeskDocument } from "./desk/queries";
import { createDocument, saveDocument } from "./mutations";
import { mayView } from "./policy";
import { fieldsFromForm, newDocument } from "./rules";
import { CreateDocumentSchema, SaveDocumentSchema } from "./schema";

/** Makes a new document from its kind and title, and opens it. */
export const createDocumentAction = defineAction(
  { schema: CreateDocumentSchema, actor: signedInActor },
  async ({ input: { gazette: slug, kind, title }, actor, now }) => {
    const gazette = await getDeskGazette(slug);
    if (!gazette) throw new AppError("not-found", "没有这种公报");
    const text = newDocument({ kind, title });
    redirect(`/desk/documents/${await createDocument({ actor, now, gazetteId: gazette.id, ...text })}`);
  },
);

/** Saves a revision; gives its number and what to tell of it. */
export const saveDocumentAction = defineAction(
  { schema: SaveDocumentSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    const { documentId, expectedSequence, parts, attachments, note, ...form } = input;
    const document = await getDeskDocument(documentId);
    if (!document || !mayView(actor, document)) throw new AppError("not-found", "没有这个文件");
    const text = { fields: fieldsFromForm(form), parts, attachments };
    const { sequence } = await saveDocument({ actor, now, documentId, expectedSequence, ...text, note });
    const message = sequence === expectedSequence ? "没有改动" : `已保存为第 ${sequence} 次修订`;
    return { sequence, message };
  },
);
