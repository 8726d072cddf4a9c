import { headers } from "next/headers";
import { AppError } from "@/lib/core/errors";
import { keepSource } from "@/lib/core/files";
import { assertSameOrigin, ENVELOPE_BYTES, withinLimit } from "@/lib/core/http";
import { logDefect } from "@/lib/core/log";
import { MAX_FILE_BYTES } from "@/lib/importing/read-source-text";
import { readOnce } from "@/lib/issues/uploads/queries";
import { uploadAddress } from "@/lib/issues/uploads/schema";
import { actorOf } from "@/lib/users/gateway";
import { assertMay } from "@/lib/users/policy";

export const dynamic = "force-dynamic";

const LIMIT = { maxBytes: MAX_FILE_BYTES + ENVELOPE_BYTES, message: "文件超过 100 MB，请分开后再录入" };

/**
 * Takes a file, keeps it under its hash and goes on to what was understood of it. A form is sent on (303); a script that
 * shows the progress asks for JSON and is told where to go, or what is wrong.
 */
export async function POST(request: Request): Promise<Response> {
  const wantsJson = request.headers.get("accept") === "application/json";
  try {
    assertSameOrigin(request);
    const actor = await actorOf(await headers());
    if (!actor) return answer(wantsJson, { to: "/desk/sign-in?to=/desk/import" });
    assertMay(actor, "import.read", null);
    const form = await (await withinLimit(request, LIMIT)).formData();
    const { bytes, fileName } = await readUpload(form);
    // Read before it is kept, so that what is no gazette leaves nothing behind.
    await readOnce({ bytes, fileName });
    return answer(wantsJson, { to: uploadAddress(await keepSource(bytes), fileName) });
  } catch (error) {
    const problem =
      error instanceof AppError
        ? error.message
        : `系统出错，未能读取。请把编号 ${logDefect(error)} 告诉管理员`;
    return answer(wantsJson, { to: `/desk/import?problem=${encodeURIComponent(problem)}`, problem });
  }
}

async function readUpload(form: FormData): Promise<{ bytes: Uint8Array; fileName: string }> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) throw new AppError("invalid", "请选择文件");
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file.name.slice(-200) || "未命名.txt",
  };
}

/** A relative address, so that it holds behind any proxy. */
function answer(isJson: boolean, { to, problem }: { to: string; problem?: string }): Response {
  if (isJson) {
    const body = problem === undefined ? { to } : { problem };
    return Response.json(body, { headers: { "Cache-Control": "no-store" } });
  }
  return new Response(null, { status: 303, headers: { Location: to, "Cache-Control": "no-store" } });
}
