/** Milliseconds between two looks at the outbox: what anyone publishes shows within a second. */
const OUTBOX_INTERVAL_MS = 300;

/** Milliseconds between two looks for issues whose time of publication has come. */
const SCHEDULE_INTERVAL_MS = 2000;

/** Runs once when the server starts: checks the environment, empties the cache outbox, publishes what is due. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next asks for exactly this test to keep the Node part out of the edge bundle.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { readEnv } = await import("./lib/core/env");
  const { port } = readEnv();
  const { currentTime } = await import("./lib/core/clock");
  const { clearOutbox, readDueTags } = await import("./lib/core/outbox");
  const { readSecret } = await import("./lib/core/files");
  const { logDefect } = await import("./lib/core/log");
  const authorization = `Bearer ${await readSecret("cache")}`;

  let seenUpTo = 0;
  const expire = async () => {
    const due = await readDueTags({ seenUpTo, now: currentTime() });
    if (due.tags.length === 0) return;
    const response = await fetch(`http://127.0.0.1:${port}/api/cache`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ tags: due.tags }),
      cache: "no-store",
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`cache expiry answered ${response.status}`);
    seenUpTo = due.seenUpTo;
    if (due.doneUpTo > 0) await clearOutbox(due.doneUpTo);
  };
  const again = (work: () => Promise<unknown>, { every, during }: { every: number; during: string }) => {
    let failures = 0;
    const look = async () => {
      try {
        await work();
        failures = 0;
      } catch (error) {
        // The first looks may come before the server listens.
        if (++failures === 20) logDefect(error, { during });
      }
      setTimeout(look, every).unref();
    };
    setTimeout(look, every).unref();
  };
  again(expire, { every: OUTBOX_INTERVAL_MS, during: "cache expiry" });
  const { publishDueIssues } = await import("./lib/issues/scheduled/mutations");
  again(() => publishDueIssues({ now: currentTime() }), {
    every: SCHEDULE_INTERVAL_MS,
    during: "scheduled publication",
  });
}
