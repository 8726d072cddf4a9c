import { describe, expect, it } from "vitest";
import { findings } from "./accessibility";
import { at, withBrowser } from "./browser";

const browser = withBrowser();

/** Every kind of public page, on the demonstration gazette. */
const PAGES = {
  home: "/",
  archive: "/yunxi",
  issue: "/yunxi/2026/3",
  document: "/documents/yunzhengfa-2026-18",
  version: "/documents/yunzhengfa-2026-18/v/1",
  search: "/search?q=%E5%BA%94%E6%80%A5",
  "search without hits": "/search?q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84%E8%AF%8D",
  "not found": "/no/such/page/here",
};

for (const [name, path] of Object.entries(PAGES)) {
  describe(`the ${name} page`, () => {
    it("has one title of its own, one main heading and its language", async () => {
      const page = await browser.page();
      await page.goto(at(path));
      expect(await page.title()).toMatch(/[\u4e00-\u9fff]{2}/u);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.locator("main").count()).toBe(1);
      expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    });

    for (const width of [375, 1280]) {
      it(`fits ${width} pixels without scrolling sideways`, async () => {
        const page = await browser.page({ viewport: { width, height: 800 } });
        await page.goto(at(path));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over).toBeLessThanOrEqual(0);
      });
    }

    for (const colorScheme of ["light", "dark"] as const) {
      it(`has no finding of axe in the ${colorScheme} theme`, async () => {
        const page = await browser.page({ colorScheme, viewport: { width: 1280, height: 800 } });
        await page.goto(at(path));
        expect(await findings(page)).toEqual([]);
      });
    }

    it("shows the same text without JavaScript", async () => {
      const [plain, scripted] = [await browser.page({ javaScriptEnabled: false }), await browser.page()];
      await plain.goto(at(path));
      await scripted.goto(at(path));
      expect(await plain.locator("main").innerText()).toBe(await scripted.locator("main").innerText());
      expect((await plain.locator("main").innerText()).length).toBeGreaterThan(20);
    });
  });
}

describe("a citizen", () => {
  it("goes from the home page to a document and on to the next one", async () => {
    const page = await browser.page({ viewport: { width: 375, height: 800 } });
    await page.goto(at("/"));
    await page
      .getByRole("link", { name: /国有建设用地供应三年滚动计划/u })
      .first()
      .click();
    await page.waitForURL(/\/documents\/yunzhengfa-2026-18$/u);
    expect(await page.locator("main").innerText()).toContain("云政发〔2026〕18号");
    await page.locator('a[rel="next"]').first().click();
    await page.waitForURL(/\/documents\/(?!yunzhengfa-2026-18$)/u);
  });

  it("finds a document by its number in another writing, and lands on the passage", async () => {
    const page = await browser.page({ javaScriptEnabled: false });
    await page.goto(at("/search"));
    await page.getByRole("searchbox").first().fill("云政发2026 18");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=/u);
    const first = page
      .locator("main")
      .getByRole("link", { name: /供应三年滚动计划/u })
      .first();
    expect(await first.getAttribute("href")).toContain("/documents/yunzhengfa-2026-18");
  });

  it("reads a wide table on a phone by scrolling inside its frame", async () => {
    const page = await browser.page({ viewport: { width: 375, height: 800 } });
    await page.goto(at("/documents/yunzhengfa-2026-18"));
    const frame = page.locator(".scroll").first();
    const sizes = await frame.evaluate((node) => [node.scrollWidth, node.clientWidth]);
    expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
  });

  it("is told that the demonstration is one", async () => {
    for (const path of ["/", "/yunxi", "/yunxi/2026/3", "/documents/yunzhengfa-2026-18"]) {
      const page = await browser.page();
      await page.goto(at(path));
      expect(await page.locator("body").innerText(), path).toContain("示范");
    }
  });
});

describe("an address", () => {
  it("of an unknown thing answers 404 with a page that helps", async () => {
    for (const path of ["/nowhere", "/yunxi/2019/1", "/documents/none-1", "/yunxi/2026/a..b", "/a/b/c/d"]) {
      const response = await fetch(at(path));
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).toContain("检索");
    }
  });

  it("with .pdf gives the issue and the document as PDF", async () => {
    for (const path of ["/yunxi/2026/3.pdf", "/documents/yunzhengfa-2026-18.pdf"]) {
      const response = await fetch(at(path));
      expect(response.headers.get("content-type"), path).toBe("application/pdf");
      expect(new TextDecoder().decode((await response.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
    }
  });
});
