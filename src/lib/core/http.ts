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
