import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { withBrowser, within } from "./browser";
import { gazette, writeIssueText } from "./gazette-command";
import { withOwnServer } from "./own-server";

const browser = withBrowser();
const own = withOwnServer();
const marker = "孔雀石普查";

for (const javaScriptEnabled of [true, false]) {
  describe(`the main job at the desk, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    let page: Page;
    let password = "";
    const number = javaScriptEnabled ? 1 : 2;

    beforeAll(async () => {
      page = await browser.page({ javaScriptEnabled });
      const email = `bianji${number}@yunxi.example`;
      password = (await gazette(["user", "add", email, "--role", "administrator"], own)).out.trim();
      await page.goto(`${own.url}/desk/import`);
      expect(page.url()).toContain("/desk/sign-in");
      await page.getByLabel("邮箱").fill(email);
      await page.getByLabel("口令").fill("wrong-password");
      await page.getByRole("button", { name: "登录" }).click();
      await page.getByText("邮箱或口令不正确").waitFor();
      await page.getByLabel("邮箱").fill(email);
      await page.getByLabel("口令").fill(password);
      await page.getByRole("button", { name: "登录" }).click();
      await page.waitForURL(/\/desk\/import$/u);
    });

    it("refuses a file that is no gazette in words and keeps the page", async () => {
      await page.goto(`${own.url}/desk/import`);
      await page.locator('input[type="file"]').setInputFiles({
        name: "poem.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("春天来了。\n花都开了。\n"),
      });
      await page.getByRole("button", { name: "读取" }).first().click();
      await page.locator("main").getByRole("alert").waitFor();
      expect(await page.locator("main").innerText()).toMatch(/没有|找不到|读不出|不是/u);
    });

    it("takes a printed issue in, shows what was understood, and stores it as a back issue", async () => {
      await page.goto(`${own.url}/desk/import`);
      await page.locator('input[type="file"]').setInputFiles(writeIssueText({ number, marker }));
      await page.getByRole("button", { name: "读取" }).first().click();
      await page.waitForURL(/\/desk\/import\/[0-9a-f]{64}/u);
      expect(await page.locator("main").innerText()).toContain(`做好${marker}工作`);
      await page.getByRole("button", { name: "录入" }).click();
      await page.waitForURL(/\/desk\/issues\//u);
      expect(await page.locator("main").innerText()).toContain(`做好${marker}工作`);
      expect((await fetch(`${own.url}/qingshi/2025/${number}`)).status).toBe(404);
    });

    it("corrects a document, and publishes the issue once it was confirmed as faithful", async () => {
      await page.getByRole("link", { name: /水渠清淤/u }).click();
      await page.waitForURL(/\/desk\/documents\//u);
      if (javaScriptEnabled) {
        await page.getByLabel("主送机关").fill("各乡（镇）人民政府，各渠系管理所");
        await page.getByRole("button", { name: /^保存/u }).click();
        await page
          .getByText(/已保存/u)
          .first()
          .waitFor();
      } else {
        // The editor needs a script; the text can be read all the same.
        expect(await page.locator("main").innerText()).toContain("为保障春灌用水");
      }
      await page.goto(`${own.url}/desk`);
      await page
        .getByRole("link", { name: new RegExp(`2025年第${number}期`, "u") })
        .first()
        .click();
      await page.waitForURL(/\/desk\/issues\//u);
      await page.getByLabel("已与纸质公报核对无误").check();
      await page.getByRole("button", { name: /发布/u }).click();
      const address = `${own.url}/qingshi/2025/${number}`;
      await within(
        3000,
        async () => (await fetch(address)).status,
        (status) => status === 200,
      );
      const document = await fetch(`${own.url}/documents/qingzhengfa-2025-${number * 10 + 2}`);
      const addressee = javaScriptEnabled ? "各渠系管理所" : "各乡（镇）人民政府，区直各单位";
      expect(await document.text()).toContain(addressee);
    });

    it("is read, found and printed by the public", async () => {
      const reader = await browser.page({ javaScriptEnabled, viewport: { width: 375, height: 800 } });
      await reader.goto(`${own.url}/search?q=${encodeURIComponent(`青政发2025 ${number * 10 + 1}`)}`);
      await reader
        .getByRole("link", { name: new RegExp(marker, "u") })
        .first()
        .click();
      await reader.waitForURL(new RegExp(`/documents/qingzhengfa-2025-${number * 10 + 1}`, "u"));
      expect(await reader.locator("main").innerText()).toContain("一、加强组织领导");
      const pdf = await fetch(`${own.url}/qingshi/2025/${number}.pdf`);
      expect(pdf.headers.get("content-type")).toBe("application/pdf");
      expect((await pdf.arrayBuffer()).byteLength).toBeGreaterThan(20_000);
    });
  });
}
