import { errorResponse, pdfResponse } from "@/lib/core/http";
import { typesetHead } from "@/lib/issues/printed/queries";
import { issueLabel } from "@/lib/issues/rules";
import { requestedIssue } from "../request";

export const dynamic = "force-dynamic";

/** The proof (清样) of an issue: what the desk has now, set as it would be printed. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const issue = await requestedIssue(params);
    const { pdf } = await typesetHead(issue.id);
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
