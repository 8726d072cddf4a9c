import { readEnv } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { errorResponse, pdfResponse } from "@/lib/core/http";
import { getPublicPrintIssue } from "@/lib/issues/queries";
import { issueLabel } from "@/lib/issues/rules";
import { IssueAddressSchema } from "@/lib/issues/schema";
import { keptIssue } from "@/lib/print/kept-issue";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ gazette: string; year: string; number: string }> };

/** `/{gazette}/{year}/{number}.pdf`: a published issue as it is printed. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { gazette, year, number } = await params;
    const address = IssueAddressSchema.safeParse({ slug: gazette, year, number });
    const { publicUrl, fontFolder } = readEnv();
    const issue = address.success ? await getPublicPrintIssue({ address: address.data, publicUrl }) : null;
    // One answer for an issue that is not there and one that is not public: neither is told apart.
    if (!address.success || !issue) throw new AppError("not-found", "没有这一期公报");
    const { pdf } = await keptIssue({ issue, fontFolder });
    const { slug } = address.data;
    return pdfResponse(pdf, {
      name: `${issue.gazette.name}${issueLabel(issue)}.pdf`,
      ascii: `${slug}-${issue.year}-${issue.number}.pdf`,
    });
  } catch (error) {
    return errorResponse(error, { during: "issue PDF" });
  }
}
