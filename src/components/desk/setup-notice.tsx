import Link from "next/link";
import type { Actor } from "@/lib/users/schema";

/** The first step of an installation that holds nothing of its own yet, for administrators; nothing else. */
export function SetupNotice({
  desk: { actor, gazettes },
}: {
  desk: { readonly actor: Actor; readonly gazettes: readonly { readonly isDemonstration: boolean }[] };
}) {
  if (!actor.isAdministrator || gazettes.some(({ isDemonstration }) => !isDemonstration)) return null;
  return (
    <div className="setup-notice">
      <p>
        {gazettes.length === 0 ? "还没有公报。" : "现在只有示范公报，内容为虚构。"}
        建立本单位的公报，即可开始工作。
      </p>
      <Link href="/desk/setup" className="button main">
        建立公报
      </Link>
    </div>
  );
}
