import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { findings } from "./accessibility";
import { at, withBrowser, within } from "./browser";
import { signIn } from "./sign-in";

const browser = withBrowser();

/** The issue that the demonstration is compiling, as an administrator sees it. */
async function openBoard(options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<Page> {
  const { javaScriptEnabled = true, width = 1280 } = options;
  const page = await browser.page({ javaScriptEnabled, viewport: { width, height: 900 } });
  await signIn(page, at(""), inject("administrator"));
  await page.getByRole("link", { name: "本期", exact: true }).click();
  await page.waitForURL(/\/desk\/issues\//u);
  return page;
}

/** Section and short title of each document, in the order of the board. */
async function order(page: Page): Promise<string[]> {
  const entries = page.locator(".board-section .board-entry");
  return entries.evaluateAll((all) =>
    all.map((entry) => {
      const section = entry.closest("section")?.getAttribute("aria-label") ?? "";
      const title = entry.querySelector("a")?.textContent ?? "";
      return `${section}：${/文化街区|冬季供暖|学校周边|冬季安全/u.exec(title)?.[0]}`;
    }),
  );
}

const shown = (page: Page, expected: string[]) =>
  within(
    5000,
    () => order(page),
    (given) => given.join() === expected.join(),
  );
/** Waits until the server has what is shown, then asks it anew. */
async function kept(page: Page, expected: string[]): Promise<void> {
  await shown(page, expected);
  await confirmed(page);
  await page.reload();
  await shown(page, expected);
  await ready(page);
}

/** The server has answered all that was asked. */
const confirmed = (page: Page) => page.locator('.board[aria-busy="false"]').waitFor();

/** The scripts of the board run: they have asked for the pages. */
const ready = (page: Page) => page.getByText(/共 \d+ 页/u).waitFor();

const entry = (page: Page, title: string) => page.locator(".board-entry", { hasText: title });

describe("the board of an issue", () => {
  let page: Page;
  beforeAll(async () => {
    page = await openBoard();
  });

  it("shows the sections, the waiting documents and the pages of the real typesetting", async () => {
    expect(await order(page)).toEqual([
      "市政府文件：文化街区",
      "市政府办公室文件：冬季供暖",
      "市政府办公室文件：学校周边",
    ]);
    expect(await page.getByRole("region", { name: "来稿" }).innerText()).toContain("冬季安全");
    await ready(page);
    expect(await entry(page, "学校周边").innerText()).toMatch(/第 \d+ 页/u);
  });

  it("has no accessibility findings, its menus open too, at both widths", async () => {
    await page.locator(".board-menu summary").first().click();
    await page.locator(".board-contents summary").click();
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 768, height: 900 });
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    await ready(page);
  });

  it("moves a document by keys into the next section, says so, and keeps the focus on it", async () => {
    await entry(page, "冬季供暖").getByRole("link").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await shown(page, ["市政府文件：冬季供暖", "市政府文件：文化街区", "市政府办公室文件：学校周边"]);
    expect(await page.locator(".board > [role=status]").innerText()).toContain(
      "“市政府文件”第 1 项，共 2 项",
    );
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("冬季供暖");
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    await kept(page, ["市政府文件：文化街区", "市政府办公室文件：冬季供暖", "市政府办公室文件：学校周边"]);
  });

  it("moves and places documents by dragging", async () => {
    const target = { targetPosition: { x: 60, y: 4 } };
    await entry(page, "学校周边").dragTo(entry(page, "冬季供暖"), target);
    await shown(page, ["市政府文件：文化街区", "市政府办公室文件：学校周边", "市政府办公室文件：冬季供暖"]);
    await entry(page, "冬季安全").dragTo(page.getByRole("region", { name: "部门规范性文件" }));
    await kept(page, [
      "市政府文件：文化街区",
      "市政府办公室文件：学校周边",
      "市政府办公室文件：冬季供暖",
      "部门规范性文件：冬季安全",
    ]);
  });

  it("takes a move back that was made over an order which somebody else changed", async () => {
    const other = await openBoard();
    await ready(other);
    await other.getByRole("button", { name: /^移出本期：.*冬季安全/u }).click();
    await shown(other, ["市政府文件：文化街区", "市政府办公室文件：学校周边", "市政府办公室文件：冬季供暖"]);
    await confirmed(other);
    await entry(page, "学校周边").getByRole("link").focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("alert").getByText("他人刚调整过").waitFor();
    await shown(page, ["市政府文件：文化街区", "市政府办公室文件：学校周边", "市政府办公室文件：冬季供暖"]);
  });

  it("sorts by organ and number with a plain button, without JavaScript too", async () => {
    const plain = await openBoard({ javaScriptEnabled: false });
    await plain.getByRole("button", { name: "按机关和文号排序：市政府办公室文件" }).click();
    await shown(plain, ["市政府文件：文化街区", "市政府办公室文件：冬季供暖", "市政府办公室文件：学校周边"]);
    await plain.getByRole("button", { name: /^本期：记全部一校/u }).click();
    await plain
      .getByText(/一校 管理员 \d{4}/u)
      .first()
      .waitFor();
    await plain.getByRole("link", { name: "校次表" }).click();
    await plain.waitForURL(/\/proofs$/u);
    expect(await plain.locator("table").innerText()).toMatch(/管理员 \d{4}-\d{2}-\d{2}/u);
  });
});
