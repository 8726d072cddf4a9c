import { AppError } from "@/lib/core/errors";
import { answer } from "../answer";

export const dynamic = "force-dynamic";

/** What is no address of the API says so in the form of the API. */
export function GET(): Promise<Response> {
  return answer(() => Promise.reject(new AppError("not-found", "没有这个接口")));
}
