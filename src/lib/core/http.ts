import { AppError } from "./errors";
import { logDefect } from "./log";
import { pictureTypeOf } from "./pictures";

/** The one shape of an error that leaves a route: `{ error: { code, message } }`, message in Chinese. */
export function errorResponse(error: unknown, context: Readonly<Record<string, unknown>> = {}): Response {
  const headers = { "Cache-Control": "no-store" };
  if (error instanceof AppError && error.status < 500) {
    return Response.json(
      { error: { code: error.code, message: error.message } },
      { status: error.status, headers },
    );
  }
  // What failed inside is for the log: its message may name a path of the server.
  const id = logDefect(error, context);
  if (error instanceof AppError) {
    const message = `服务暂时不可用，请稍后再试，编号 ${id}`;
    return Response.json({ error: { code: error.code, message } }, { status: error.status, headers });
  }
  const message = `服务出现意外错误，编号 ${id}`;
  return Response.json({ error: { code: "unexpected", message } }, { status: 500, headers });
}

/** A PDF under a name that browsers keep; the Chinese name travels as RFC 5987 says. */
export function pdfResponse(pdf: Uint8Array, { name, ascii }: { name: string; ascii: string }): Response {
  return new Response(Uint8Array.from(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "public, max-age=60",
    },
  });
}

/** A picture under its hash, which never changes. What is no picture by its bytes is not found. */
export function pictureResponse(bytes: Uint8Array, { isPublic }: { isPublic: boolean }): Response {
  const type = pictureTypeOf(bytes);
  if (type === null) throw new AppError("not-found", "没有这幅图");
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      // Outside caches are told at most a minute: a picture may have to be withdrawn.
      "Cache-Control": isPublic ? "public, max-age=0, s-maxage=60" : "private, no-store",
    },
  });
}

/** A file as a download under its name; never shown inside the site, whatever it is. */
export function downloadResponse(
  bytes: Uint8Array,
  { type, name, isPublic }: { type: string; name: string; isPublic: boolean },
): Response {
  const ascii = `file${/\.[a-z]{2,5}$/u.exec(name)?.[0] ?? ""}`;
  return new Response(Uint8Array.from(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeName(name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      // As for pictures: it may have to be withdrawn.
      "Cache-Control": isPublic ? "public, max-age=0, s-maxage=60" : "private, no-store",
    },
  });
}

/** RFC 5987: what encodeURIComponent leaves and the header does not allow is escaped, too. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/gu,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Refuses a POST that a page of another site sent. Browsers say where a request comes from and no page can change it;
 * what says nothing is no browser and has nobody's cookies. Throws `AppError("forbidden")`.
 */
export function assertSameOrigin({ headers }: Request): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  const isOurs =
    site === null
      ? origin === null || (URL.canParse(origin) && new URL(origin).host === host)
      : site === "same-origin" || site === "none";
  if (!isOurs) throw new AppError("forbidden", "请求来自其他网站，未予受理");
}

/** The request with a body that stops at a limit in bytes, whatever length it announced. Throws `AppError("too-large")`. */
export async function withinLimit(
  request: Request,
  { maxBytes, message }: { maxBytes: number; message: string },
): Promise<Request> {
  const tooLarge = () => new AppError("too-large", message);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const { headers, url } = request;
  return new Request(url, { method: "POST", headers, body: Buffer.concat(chunks) });
}

/** What a multipart body adds to its file, in bytes at most. */
export const ENVELOPE_BYTES = 64 * 1024;

/**
 * The one file that a POST carries: as the field `file` of a form, or as its whole body with the name in `?name=`.
 * Throws `AppError` "too-large" beyond `maxBytes`, "invalid" without a file.
 */
export async function readUploadedFile(
  request: Request,
  { maxBytes, message }: { maxBytes: number; message: string },
): Promise<{ bytes: Uint8Array; name: string }> {
  const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
  const limit = maxBytes + (isForm ? ENVELOPE_BYTES : 0);
  const limited = await withinLimit(request, { maxBytes: limit, message });
  const file = isForm ? await formFile(limited) : null;
  const bytes = new Uint8Array(await (file ?? limited).arrayBuffer());
  if (bytes.length === 0) throw new AppError("invalid", "请选择文件");
  if (bytes.length > maxBytes) throw new AppError("too-large", message);
  return { bytes, name: file?.name ?? new URL(request.url).searchParams.get("name") ?? "" };
}

async function formFile(request: Request): Promise<File> {
  const form = await request.formData().catch((cause: unknown) => {
    throw new AppError("invalid", "文件没有传完整，请再试一次", { cause });
  });
  const file = form.get("file");
  if (!(file instanceof File)) throw new AppError("invalid", "请选择文件");
  return file;
}
