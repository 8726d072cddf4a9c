import { headers } from "next/headers";
import { AppError } from "@/lib/core/errors";
import { keepSource } from "@/lib/core/files";
import { logDefect } from "@/lib/core/log";
import { readIssueFile } from "@/lib/importing/read-issue";
import { MAX_FILE_BYTES } from "@/lib/importing/read-source-text";
import { assertMayImport } from "@/lib/issues/policy";
import { actorOf } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

/** What a multipart body adds to its file. */
const ENVELOPE_BYTES = 64 * 1024;

/** Takes a file or pasted text, keeps it under its hash and goes on to what was understood of it. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await actorOf(await headers());
    if (!actor) return seeOther("/desk/sign-in?to=/desk/import");
    assertMayImport(actor);
    const form = await (await withinLimit(request)).formData();
    const { bytes, fileName } = await readUpload(form);
    // Read before it is kept, so that what is no gazette leaves nothing behind.
    await readIssueFile({ bytes, fileName });
    const hash = await keepSource(bytes);
    return seeOther(`/desk/import/${hash}?name=${encodeURIComponent(fileName)}`);
  } catch (error) {
    const message =
      error instanceof AppError
        ? error.message
        : `系统出错，未能读取。请把编号 ${logDefect(error)} 告诉管理员`;
    return seeOther(`/desk/import?problem=${encodeURIComponent(message)}`);
  }
}

async function readUpload(form: FormData): Promise<{ bytes: Uint8Array; fileName: string }> {
  const file = form.get("file");
  if (file instanceof File) {
    return {
      bytes: new Uint8Array(await file.arrayBuffer()),
      fileName: file.name.slice(-200) || "未命名.txt",
    };
  }
  const text = form.get("text");
  if (typeof text !== "string") throw new AppError("invalid", "请选择文件或粘贴文字");
  return { bytes: new TextEncoder().encode(text.replace(/\r\n?/gu, "\n")), fileName: "粘贴的文字.txt" };
}

/** The request with a body that stops at the limit, whatever length it announced. */
async function withinLimit(request: Request): Promise<Request> {
  const limit = MAX_FILE_BYTES + ENVELOPE_BYTES;
  const tooLarge = () => new AppError("too-large", "文件超过 100 MB，请分开后再录入");
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  const { headers: sent, url } = request;
  return new Request(url, { method: "POST", headers: sent, body: Buffer.concat(chunks) });
}

/** A relative address, so that it holds behind any proxy. */
function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}
