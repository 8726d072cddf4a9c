import { identity } from "@/lib/users/gateway";

export const dynamic = "force-dynamic";

/** All that better-auth offers over HTTP here; its other endpoints would change users without a record. */
const OPEN = new Set(["POST /api/auth/sign-in/email", "POST /api/auth/sign-out"]);

async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!OPEN.has(`${request.method} ${pathname}`)) return new Response(null, { status: 404 });
  const auth = await identity();
  return auth.handler(request);
}

export { handle as GET, handle as POST };
