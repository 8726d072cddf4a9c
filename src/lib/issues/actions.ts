"use server";

import { redirect } from "next/navigation";
import { defineAction } from "../core/action";
import { AppError } from "../core/errors";
import { getDeskGazette } from "../gazettes/queries";
import { signedInActor } from "../users/gateway";
import { assertMay } from "../users/policy";
import { createIssue, publishIssue, reopenIssue, signOffIssue, updateIssue } from "./mutations";
import { getDeskIssue, getIssueId } from "./queries";
import { issueFieldsFromForm } from "./rules";
import {
  ChangeIssueSchema,
  CreateIssueSchema,
  ImportIssueSchema,
  PublishIssueSchema,
  SignOffIssueSchema,
  UpdateIssueSchema,
} from "./schema";
import { type StoredUpload, storeUpload } from "./uploads/mutations";
import { getUpload } from "./uploads/queries";

/** Makes a new issue and opens it. */
export const createIssueAction = defineAction(
  { schema: CreateIssueSchema, actor: signedInActor },
  async ({ input: { gazette: slug, ...form }, actor, now }) => {
    const gazette = await getDeskGazette(slug);
    if (!gazette) throw new AppError("not-found", "没有这种公报");
    const fields = issueFieldsFromForm(form);
    const address = await createIssue({ actor, now, gazetteId: gazette.id, fields });
    redirect(`/desk/issues/${await getIssueId(address)}`);
  },
);

/** Saves the facts of an issue. */
export const updateIssueAction = defineAction(
  { schema: UpdateIssueSchema, actor: signedInActor },
  async ({ input: { issueId, ...form }, actor, now }) => {
    await updateIssue({ actor, now, issueId, fields: issueFieldsFromForm(form) });
    return "已保存";
  },
);

/** 签发; with a reason in spite of what may be overridden. */
export const signOffIssueAction = defineAction(
  { schema: SignOffIssueSchema, actor: signedInActor },
  async ({ input: { issueId, reason, seen }, actor, now }) => {
    await signOffIssue({ actor, now, issueId, reason: reason ?? null, seen });
    return "已签发";
  },
);

/** 退回编排. */
export const reopenIssueAction = defineAction(
  { schema: ChangeIssueSchema, actor: signedInActor },
  async ({ input: { issueId }, actor, now }) => {
    await reopenIssue({ actor, now, issueId });
    return "已退回编排";
  },
);

/** 发布; for a back issue only where the person states that it agrees with the printed one. */
export const publishIssueAction = defineAction(
  { schema: PublishIssueSchema, actor: signedInActor },
  async ({ input: { issueId, isFaithful, seen }, actor, now }) => {
    const issue = await getDeskIssue(issueId);
    if (issue?.isBackIssue && !isFaithful) {
      throw new AppError("invalid", "请先核对，再发布", { fields: { isFaithful: "须与纸质公报核对" } });
    }
    const { documents } = await publishIssue({ actor, now, issueId, seen });
    return `已发布，${documents.length} 件文件有了网址`;
  },
);

/** Stores an uploaded file as an issue or as waiting documents, and opens it. */
export const importIssueAction = defineAction(
  { schema: ImportIssueSchema, actor: signedInActor },
  async ({ input: { sha256, fileName, gazette, as, replace, isChoice, document }, actor, now }) => {
    assertMay(actor, "import.read", null);
    const chosen = isChoice === "on" ? (document ?? []) : undefined;
    if (chosen?.length === 0) throw new AppError("invalid", "请至少选择一件文件");
    const upload = await getUpload({ sha256, fileName });
    if (!upload) throw new AppError("not-found", "上传的文件已不在，请重新上传");
    const gazetteSlug = gazette === "" ? undefined : gazette;
    const act = { actor, now, ...upload, as, gazetteSlug, replace: replace === "on", chosen };
    redirect(await addressOf(await storeUpload(act)));
  },
);

async function addressOf(stored: StoredUpload): Promise<string> {
  const { gazette: slug } = stored;
  if (stored.as === "issue")
    return `/desk/issues/${await getIssueId({ slug, year: stored.year, number: stored.number })}`;
  const [only, ...others] = stored.documents;
  return only && others.length === 0 ? `/desk/documents/${only}` : `/desk/gazettes/${slug}/documents`;
}
