import { AppError } from "@/lib/core/errors";
import { errorResponse } from "@/lib/core/http";
import { readIssuePages } from "@/lib/issues/printed/queries";
import { requestedIssue } from "../request";

export const dynamic = "force-dynamic";

/** The pages that an issue would have if it were printed now, or what stands in the way of setting it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const issue = await requestedIssue(params);
    return Response.json(await answerOf(issue.id), { headers: { "Cache-Control": "private, no-store" } });
  } catch (error) {
    return errorResponse(error, { during: "pages" });
  }
}

async function answerOf(issueId: string) {
  try {
    return await readIssuePages(issueId);
  } catch (error) {
    // What an editor can mend is shown beside the document; all else is a failure.
    if (!(error instanceof AppError) || error.code !== "blocked") throw error;
    const problem = { message: error.message, documents: Object.keys(error.fields) };
    return { pageCount: 0, documents: {}, problem };
  }
}
