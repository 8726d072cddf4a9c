import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { oneTimeCode } from "../integration/actions/one-time-code";
import { findings } from "./accessibility";
import { withBrowser, within } from "./browser";
import { gazette } from "./gazette-command";
import { withOwnServer } from "./own-server";
import { signIn } from "./sign-in";

const browser = withBrowser();
const own = withOwnServer();
const administrator = { email: "guanli@yunxi.example", password: "" };
const people = [
  { name: "许知夏", email: "xu@yunxi.example", password: "", hasJavaScript: true },
  { name: "林砚秋", email: "lin@yunxi.example", password: "", hasJavaScript: false },
];

const go = (page: Page, path: string) => page.goto(`${own.url}${path}`);

const pathOf = (page: Page) => new URL(page.url()).pathname;

describe("the first run", () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.page();
    const added = await gazette(["user", "add", administrator.email, "--role", "administrator"], own);
    administrator.password = added.out.trim();
    await signIn(page, own.url, administrator);
  });

  it("leads an administrator to setting the gazette up, people included", async () => {
    await page.getByRole("link", { name: "建立公报" }).click();
    await page.getByLabel("公报名称").fill("云溪市青石区人民政府公报");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("网址名").waitFor();
    expect(await page.getByLabel("网址名").inputValue()).toBe("qingshi");
    expect(await findings(page)).toEqual([]);
    for (const [row, { name, email }] of people.entries()) {
      await page.getByLabel(`第 ${row + 1} 人姓名`).fill(name);
      await page.getByLabel(`第 ${row + 1} 人邮箱`).fill(email);
    }
    await page.getByRole("button", { name: "建立公报" }).click();
    await page.getByText("口令只显示这一次").waitFor();
    for (const person of people) {
      const row = page.getByRole("row").filter({ hasText: person.email });
      person.password = (await row.getByRole("cell").last().innerText()).trim();
      expect(person.password).toHaveLength(20);
    }
    await page.getByRole("link", { name: "开始工作" }).click();
    await page.waitForURL(/\/desk\/gazettes\/qingshi\/issues$/u);
  });

  it("has pages of people and settings without accessibility findings, wide and narrow", async () => {
    await go(page, "/desk/users");
    const user = await page.getByRole("link", { name: "许知夏" }).getAttribute("href");
    for (const width of [1280, 768]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of [
        "/desk/account",
        "/desk/users",
        "/desk/users/new",
        user ?? "",
        "/desk/organs",
        "/desk/organs/new",
        "/desk/gazettes/qingshi",
        "/desk/setup",
      ]) {
        await go(page, path);
        expect(await findings(page), `${path} at ${width}`).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });

  it("moves a section with the keyboard and keeps the new order", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await go(page, "/desk/gazettes/qingshi");
    const names = page.locator('input[name="sectionName"]');
    await names.first().focus();
    const [first, second] = [await names.nth(0).inputValue(), await names.nth(1).inputValue()];
    await page.keyboard.press("Alt+ArrowDown");
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(first);
    await page.getByRole("button", { name: "保存栏目" }).click();
    await page.getByText("已保存").waitFor();
    await page.reload();
    expect([await names.nth(0).inputValue(), await names.nth(1).inputValue()]).toEqual([second, first]);
  });
});

for (const person of people) {
  describe(`an account, ${person.hasJavaScript ? "with" : "without"} JavaScript`, () => {
    let page: Page;
    let secret = "";
    const chosen = `${person.name}在桥头等春天来`.padEnd(14, "。");
    beforeAll(async () => {
      page = await browser.page({ javaScriptEnabled: person.hasJavaScript });
    });

    it("changes the password that was given before it sees anything else", async () => {
      await signIn(page, own.url, person);
      await page.waitForURL(/\/desk\/account\/password$/u);
      for (const path of ["/desk", "/desk/account", "/desk/gazettes/qingshi/issues"]) {
        await go(page, path);
        expect(pathOf(page)).toBe("/desk/account/password");
      }
      await page.getByLabel("原口令").fill(person.password);
      await page.getByLabel("新口令", { exact: true }).fill("太短");
      await page.getByLabel("再填一次新口令").fill("太短");
      await page.getByRole("button", { name: "更换口令" }).click();
      await page.getByText("口令至少 12 个字符").first().waitFor();
      // A refused form comes back without its secrets; what is typed before that goes with them.
      const old = page.getByLabel("原口令");
      await within(
        5000,
        () => old.inputValue(),
        (value) => value === "",
      );
      await page.getByLabel("原口令").fill(person.password);
      await page.getByLabel("新口令", { exact: true }).fill(chosen);
      await page.getByLabel("再填一次新口令").fill(chosen);
      await page.getByRole("button", { name: "更换口令" }).click();
      await page.waitForURL(/\/desk$/u);
    });

    it("sets the second factor up and signs in with it", async () => {
      await go(page, "/desk/account");
      const form = page.locator("form").filter({ hasText: "启用动态口令" });
      await form.getByLabel("口令").fill(chosen);
      await form.getByRole("button", { name: "启用动态口令" }).click();
      await page.getByRole("img", { name: /二维码/u }).waitFor();
      secret = (await page.locator(".secret").innerText()).replace(/\s/gu, "");
      await page.getByLabel("验证器显示的 6 位数字").fill(oneTimeCode(secret));
      await page.getByRole("button", { name: "启用" }).click();
      await page.getByText("每个只能用一次").waitFor();
      const codes = await page.locator(".codes li").allInnerTexts();
      expect(codes).toHaveLength(10);
      await go(page, "/desk/account");
      expect(await page.locator("main").innerText()).not.toContain(codes[0]);
      await page.getByRole("button", { name: "退出", exact: true }).click();
      await page.waitForURL(/\/desk\/sign-in/u);

      await signIn(page, own.url, { email: person.email, password: chosen });
      await page.waitForURL(/\/desk\/sign-in\/code/u);
      expect(person.hasJavaScript ? await findings(page) : []).toEqual([]);
      await page.getByLabel("验证器显示的 6 位数字").fill(codes[0] ?? "");
      await page.getByRole("button", { name: "登录" }).click();
      await page.waitForURL(/\/desk$/u);
    });
  });
}
