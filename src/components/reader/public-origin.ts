import { readEnv } from "@/lib/core/env";

/** The origin of absolute links, without a slash at the end: the public one, or this machine's until one is named. */
export function publicOrigin(): string {
  const { publicUrl, port } = readEnv();
  return publicUrl ?? `http://localhost:${port}`;
}
