import { AppError } from "@/lib/core/errors";
import { logDefect } from "@/lib/core/log";

const HEADERS = { "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=60" };

/**
 * Answers a request of the open API with JSON. Expected failures become `{ error: { code, message } }` under their
 * status; a defect is logged and shown by its id alone.
 */
export async function answer(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: HEADERS });
  } catch (error) {
    if (error instanceof AppError) return failure(error.status, error.code, error.message);
    return failure(500, "internal", `系统遇到意外情况，编号 ${logDefect(error, { during: "open API" })}`);
  }
}

function failure(status: number, code: string, message: string): Response {
  const headers = { ...HEADERS, "Cache-Control": "no-store" };
  return Response.json({ error: { code, message } }, { status, headers });
}
