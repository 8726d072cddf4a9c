import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, inject } from "vitest";

/** The browser on this machine; scripts/test.mjs names it. */
export function withBrowser(): { page: (options?: Parameters<Browser["newContext"]>[0]) => Promise<Page> } {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.GONGBAO_BROWSER ?? "/usr/bin/chromium",
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
  });
  return {
    page: async (options = {}) => {
      const context = await browser.newContext({ locale: "zh-CN", ...options });
      contexts.push(context);
      return context.newPage();
    },
  };
}

/** Absolute address on the test server. */
export function at(path: string): string {
  return `${inject("url")}${path}`;
}

/** Asks until `look` gives a truth, at most `ms` milliseconds; fails with what it last gave. */
export async function within<T>(
  ms: number,
  look: () => Promise<T>,
  isDone: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await look();
    if (isDone(value)) return value;
    if (Date.now() > end) {
      expect.fail(`not within ${ms} ms: ${JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
