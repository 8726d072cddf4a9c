import { headers } from "next/headers";
import { readEnv } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { errorResponse, pdfResponse } from "@/lib/core/http";
import { assertMay } from "@/lib/documents/policy";
import { getDeskIssue, getPrintIssue } from "@/lib/issues/queries";
import { issueLabel } from "@/lib/issues/rules";
import { typesetIssue } from "@/lib/print/typeset";
import { actorOf } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

/** The proof (清样) of an issue: what the desk has now, set as it would be printed. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const actor = await actorOf(await headers());
    if (!actor) throw new AppError("unauthenticated", "请先登录");
    const { id } = await params;
    const issue = await getDeskIssue(id);
    if (!issue) throw new AppError("not-found", "没有这一期");
    assertMay(actor, "view", issue.gazetteId);
    const { publicUrl, fontFolder } = readEnv();
    const printed = await getPrintIssue({ issueId: id, edition: "head", publicUrl });
    if (!printed) throw new AppError("not-found", "没有这一期");
    const { pdf } = await typesetIssue({ issue: printed, fontFolder });
    const response = pdfResponse(pdf, {
      name: `${issue.gazetteName}${issueLabel(issue)}清样.pdf`,
      ascii: `${issue.gazetteSlug}-${issue.year}-${issue.number}-proof.pdf`,
    });
    // A proof is the desk's alone, and changes with every save.
    response.headers.set("Cache-Control", "private, no-store");
    response.headers.set("X-Robots-Tag", "noindex");
    return response;
  } catch (error) {
    return errorResponse(error, { during: "proof" });
  }
}
