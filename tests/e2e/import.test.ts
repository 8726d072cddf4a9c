import path from "node:path";
import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { findings } from "./accessibility";
import { at, withBrowser } from "./browser";
import { signIn } from "./sign-in";

const browser = withBrowser();
const WORD = path.resolve("tests/fixtures/importing/word/numbered-plan.docx");
const LOCKED = path.resolve("tests/fixtures/importing/pdf/locked.pdf");

let page: Page;
beforeAll(async () => {
  page = await browser.page();
  await signIn(page, at(""), inject("administrator"));
});

async function upload(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto(at("/desk/import"));
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("button", { name: "读取" }).first().click();
  const refused = page.locator("main").getByRole("alert").waitFor();
  await Promise.race([page.waitForURL(/\/desk\/import\/[0-9a-f]{64}/u), refused]);
}

const shown = () => page.locator("main").innerText();

describe("a file at the desk", () => {
  it("that is locked is refused with the way out, and nothing is lost of the page", async () => {
    await upload(LOCKED);
    expect(await page.locator("main").getByRole("alert").innerText()).toContain("密码");
    expect(await page.locator('input[type="file"]').count()).toBe(1);
  });

  it("may be the PDF of an issue: its documents are read, and every character is accounted for", async () => {
    const pdf = await fetch(at("/yunxi/2026/3.pdf"));
    const buffer = Buffer.from(await pdf.arrayBuffer());
    await upload({ name: "yunxi-2026-3.pdf", mimeType: "application/pdf", buffer });
    const text = await shown();
    expect(text).toContain("18 件文件");
    expect(text).toContain("云政发〔2026〕18号");
    expect(text).toMatch(/读入 \d+ 字，收入文件信息 \d+ 字、正文 \d+ 字，未收入 \d+ 字。/u);
    expect(text).not.toContain("字数对不上");
  });

  it("may be one Word document: it becomes a waiting document and stands beside its source, the same to a character", async () => {
    await upload(WORD);
    expect(await page.getByLabel("作为").inputValue()).toBe("waiting");
    await page.getByRole("button", { name: "录入" }).click();
    await page.waitForURL(/\/desk\/documents\/[^/]+$/u);
    await page.getByRole("link", { name: "与录入的文字逐字对照" }).click();
    await page.waitForURL(/\/source$/u);
    expect(await shown()).toContain("逐字比较，没有不同");
    await page.getByRole("link", { name: "只看不同" }).click();
    await page.waitForURL(/show=different$/u);
    expect(await shown()).toContain("没有不同之处");
  });

  it("brings its pictures, which only the desk sees before the document is public", async () => {
    await upload(WORD);
    await page.getByLabel("作为").selectOption("waiting");
    await page.getByRole("button", { name: "录入" }).click();
    await page.waitForURL(/\/desk\/documents\/[^/]+$/u);
    const address = await page.locator("figure img").first().getAttribute("src");
    const picture = await page.request.get(at(String(address)));
    expect(picture.status()).toBe(200);
    expect(picture.headers()["content-type"]).toBe("image/png");
    expect((await fetch(at(String(address)))).status).toBe(401);
    const sha256 = path.basename(String(address));
    expect((await fetch(at(`/documents/yunzhengfa-2026-18/pictures/${sha256}`))).status).toBe(404);
  });
});

describe("the pages of an import", () => {
  it("have no finding of axe and do not scroll sideways, wide and narrow", async () => {
    await upload(WORD);
    const read = page.url();
    await page.getByRole("button", { name: "录入" }).click();
    await page.waitForURL(/\/desk\/documents\/[^/]+$/u);
    for (const address of [at("/desk/import"), read, `${page.url()}/source`]) {
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(address);
        expect(await findings(page), address).toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over, address).toBeLessThanOrEqual(0);
      }
    }
  });
});
