import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { findings } from "./accessibility";
import { withBrowser, within } from "./browser";
import { gazette, writeIssueText } from "./gazette-command";
import { withOwnServer } from "./own-server";
import { signIn } from "./sign-in";

const browser = withBrowser();
const own = withOwnServer();
const WORD = path.resolve("tests/fixtures/importing/word/numbered-plan.docx");

async function signedIn(email: string, more: string[]): Promise<Page> {
  const password = (await gazette(["user", "add", email, ...more], own)).out.trim();
  const page = await browser.page();
  await signIn(page, own.url, { email, password });
  return page;
}

const shown = (page: Page) => page.locator("main").innerText();

describe("the desk at a glance", () => {
  let administrator: Page;
  let title = "";

  beforeAll(async () => {
    administrator = await signedIn("guanli@yunxi.example", ["--role", "administrator"]);
  });

  it("tells how far an upload has come, and what is wrong beside the chosen file", async () => {
    const page = administrator;
    await page.goto(`${own.url}/desk/import`);
    expect(await findings(page)).toEqual([]);
    await page.locator('input[type="file"]').setInputFiles({
      name: "poem.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("春天来了。\n"),
    });
    // Held back, so that the progress can be seen.
    await page.route("**/desk/import/upload", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.getByRole("button", { name: "读取" }).first().click();
    await page.getByRole("progressbar").first().waitFor();
    await page.locator("main").getByRole("alert").waitFor();
    expect(
      await page.locator('input[type="file"]').evaluate((box: HTMLInputElement) => box.files?.length),
    ).toBe(1);
    await page.unroute("**/desk/import/upload");
  });

  it("keeps pasted text that is refused", async () => {
    const page = administrator;
    await page.goto(`${own.url}/desk/import`);
    await page.getByLabel("一期公报或单篇文件的全文").fill("春天来了。");
    await page.getByRole("button", { name: "读取" }).last().click();
    await page.locator("main").getByRole("alert").waitFor();
    expect(await page.getByLabel("一期公报或单篇文件的全文").inputValue()).toBe("春天来了。");
  });

  it("shows each document of an upload beside its source before anything is stored, and takes what is chosen", async () => {
    const page = administrator;
    await page.goto(`${own.url}/desk/import`);
    await page
      .locator('input[type="file"]')
      .setInputFiles(writeIssueText({ number: 1, marker: "孔雀石普查" }));
    await page.getByRole("button", { name: "读取" }).first().click();
    await page.waitForURL(/\/desk\/import\/[0-9a-f]{64}/u);
    expect(await findings(page)).toEqual([]);
    const boxes = page.getByRole("checkbox", { name: /^录入《/u });
    const count = await boxes.count();
    expect(count).toBeGreaterThan(1);
    await page
      .getByRole("link", { name: /与原文对照$/u })
      .first()
      .click();
    await page.waitForURL(/\/desk\/import\/[0-9a-f]{64}\/1/u);
    expect(await shown(page)).toContain("逐字比较，没有不同");
    expect(await findings(page)).toEqual([]);
    await page.goBack();
    for (const box of await boxes.all()) await box.uncheck();
    await page.getByRole("button", { name: "录入" }).click();
    await page.getByText("请至少选择一件文件").waitFor();
    expect(await boxes.first().isChecked()).toBe(false);
    await boxes.first().check();
    await page.getByRole("button", { name: "录入" }).click();
    await page.waitForURL(/\/desk\/issues\//u);
    expect(await shown(page)).toMatch(/文件\s+1 件/u);
  });

  it("goes to the search with / and finds what is not public", async () => {
    const page = administrator;
    await page.goto(`${own.url}/desk/import`);
    await page.locator('input[type="file"]').setInputFiles(WORD);
    await page.getByRole("button", { name: "读取" }).first().click();
    await page.waitForURL(/\/desk\/import\/[0-9a-f]{64}/u);
    await page.getByRole("button", { name: "录入" }).click();
    await page.waitForURL(/\/desk\/documents\/[^/]+$/u);
    title = await page.locator("h1").innerText();
    await page.goto(`${own.url}/desk`);
    const box = page.locator("#rail-q:focus");
    const press = async () => {
      await page.keyboard.press("/");
      return box.count();
    };
    // The key does nothing before the page's script runs.
    await within(10_000, press, (count) => count === 1);
    await box.fill(title);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk\/search\?q=/u);
    expect(await shown(page)).toContain("1 件文件");
    expect(await findings(page)).toEqual([]);
    const open = await fetch(`${own.url}/api/v1/search?q=${encodeURIComponent(title)}`);
    expect(await open.json()).toMatchObject({ total: 0, documents: [] });
  });

  it("lists its keys with ?, and types both signs where text is written", async () => {
    const page = administrator;
    await page.goto(`${own.url}/desk`);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog", { name: "快捷键" }).innerText()).toContain("查找");
    await page.getByRole("button", { name: "关闭" }).click();
    await page.keyboard.press("/");
    await page.keyboard.type("a/b?");
    expect(await page.locator("#rail-q").inputValue()).toBe("a/b?");
  });

  it("gives the record to administrators as words and as a file, and to an editor neither", async () => {
    const page = administrator;
    await page.goto(`${own.url}/desk/audit`);
    expect(await shown(page)).toContain("逐条核对无误");
    expect(await findings(page)).toEqual([]);
    await page.getByLabel("种类").selectOption("issue");
    await page.getByRole("button", { name: "查看" }).click();
    await page.waitForURL(/group=issue/u);
    expect(await shown(page)).toMatch(/录入.+1 件文件，另有 \d+ 件未选/u);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 CSV" }).click(),
    ]);
    const csv = readFileSync(await download.path(), "utf8");
    expect(csv).toMatch(/^\ufeff序号,时间,人员/u);
    expect(csv).toContain("issue.imported");
    expect(csv).not.toContain("user.created");
    await within(
      5000,
      async () => {
        await page.goto(`${own.url}/desk/audit?group=audit`);
        return shown(page);
      },
      (text) => text.includes("导出操作记录"),
    );
    const editor = await signedIn("bianji@yunxi.example", ["--role", "editor", "--gazette", "qingshi"]);
    expect((await editor.goto(`${own.url}/desk/audit`))?.status()).toBe(404);
    expect((await editor.request.get(`${own.url}/desk/audit/export.csv`)).status()).toBe(403);
    expect((await fetch(`${own.url}/desk/audit/export.csv`)).status).toBe(401);
  });
});
