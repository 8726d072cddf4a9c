import "server-only";
import { readEnv } from "../../core/env";
import { AppError } from "../../core/errors";
import { keptIssue } from "../../print/kept-issue";
import type { TypesetIssue } from "../../print/typeset";
import { getPrintIssue } from "../queries";

/** The issue as the desk has it now, set as it would be printed; not set twice for the same content. */
export async function typesetHead(issueId: string): Promise<TypesetIssue> {
  const { publicUrl, fontFolder } = readEnv();
  const issue = await getPrintIssue({ issueId, edition: "head", publicUrl });
  if (!issue) throw new AppError("not-found", "没有这一期");
  return keptIssue({ issue, fontFolder, place: issueId });
}

/** The pages that the documents of an issue would have, as far as they are known. */
export type IssuePages = {
  /** Pages of the whole, cover and contents included. */
  readonly pageCount: number;
  /** First and last page of each document, as printed on it. */
  readonly documents: Readonly<Record<string, readonly [number, number]>>;
  /** Why it cannot be set, and the documents at fault. */
  readonly problem?: { readonly message: string; readonly documents: readonly string[] };
};

/** The pages of an issue as the desk has it now. Throws as `typesetIssue` does. */
export async function readIssuePages(issueId: string): Promise<IssuePages> {
  const { pageCount, firstPages, lastPages } = await typesetHead(issueId);
  const documents = Object.entries(firstPages).map(([id, first]) => [id, [first, lastPages[id] ?? first]]);
  return { pageCount, documents: Object.fromEntries(documents) };
}
