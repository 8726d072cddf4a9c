"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../core/action";
import { AppError } from "../core/errors";
import { getDeskGazette } from "../gazettes/queries";
import { signedInActor } from "../users/gateway";
import { getDeskDocument, getRevisionText } from "./desk/queries";
import { correctDocument, createDocument, saveDocument, withdrawDocument } from "./mutations";
import { assertMay } from "./policy";
import { fieldsFromForm, partsFromForm } from "./rules";
import { CorrectFormSchema, CreateDocumentSchema, SaveDocumentSchema, WithdrawFormSchema } from "./schema";

/** Makes a new document and opens it. */
export const createDocumentAction = defineAction(
  { schema: CreateDocumentSchema, actor: signedInActor },
  async ({ input: { gazette: slug, ...form }, actor, now }) => {
    const gazette = await getDeskGazette(slug);
    if (!gazette) throw new AppError("not-found", "没有这种公报");
    const text = { fields: fieldsFromForm(form), parts: partsFromForm(form, []) };
    redirect(`/desk/documents/${await createDocument({ actor, now, gazetteId: gazette.id, ...text })}`);
  },
);

/** Saves a revision. */
export const saveDocumentAction = defineAction(
  { schema: SaveDocumentSchema, actor: signedInActor },
  async ({ input: { documentId, expectedSequence, baseSequence, note, ...form }, actor, now }) => {
    const document = await getDeskDocument(documentId);
    if (!document) throw new AppError("not-found", "没有这个文件");
    assertMay(actor, "edit", document.gazetteId);
    const base = await getRevisionText({ documentId, sequence: baseSequence });
    const text = { fields: fieldsFromForm(form), parts: partsFromForm(form, base?.parts ?? []) };
    const saved = await saveDocument({ actor, now, documentId, expectedSequence, ...text, note });
    return saved.sequence === expectedSequence ? "没有改动" : `已保存为第 ${saved.sequence} 次修订`;
  },
);

/** 更正: makes the saved text the next public version. */
export const correctDocumentAction = defineAction(
  { schema: CorrectFormSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    const { version } = await correctDocument({ actor, now, ...input });
    return `已更正，公开版本为第 ${version} 版`;
  },
);

/** 撤回. */
export const withdrawDocumentAction = defineAction(
  { schema: WithdrawFormSchema, actor: signedInActor },
  async ({ input, actor, now }) => {
    await withdrawDocument({ actor, now, ...input });
    return "已撤回";
  },
);
