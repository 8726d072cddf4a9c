import { reads } from "@/lib/core/db";
import { logDefect } from "@/lib/core/log";

export const dynamic = "force-dynamic";

/** 200 when the database answers, else 503. Says nothing else to strangers. */
export async function GET(): Promise<Response> {
  try {
    await reads().auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { id: true } });
    return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    logDefect(error, { during: "health check" });
    return Response.json({ status: "unavailable" }, { status: 503 });
  }
}
