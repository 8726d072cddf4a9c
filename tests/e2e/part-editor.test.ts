import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { findings } from "./accessibility";
import { at, withBrowser } from "./browser";
import { signIn } from "./sign-in";

const browser = withBrowser();
let page: Page;

/** A new document at the desk, with its body open in the editor. */
async function openEditor(): Promise<void> {
  await signIn(page, at(""), inject("administrator"));
  await page.goto(at("/desk/documents/new?gazette=yunxi&kind=notice"));
  await page.getByLabel("标题", { exact: true }).fill("云溪市人民政府关于试用编辑器的通知");
  await page.getByRole("button", { name: "建立" }).click();
  await page.waitForURL(/\/desk\/documents\/(?!new)/u);
}

beforeAll(async () => {
  page = await browser.page({ viewport: { width: 1280, height: 1000 } });
  await openEditor();
  await text().waitFor();
});

const part = () => page.locator(".part-editor").first();
const text = () => part().getByRole("textbox", { name: "正文" });
const tool = (name: string) => part().getByRole("button", { name, exact: true });
/** A key as a hand presses it: the browser tells the editor where the cursor went before the next one. */
async function press(key: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
}
/** Begins with an empty text. */
async function clear(): Promise<void> {
  await text().click({ position: { x: 60, y: 30 } });
  await press("ControlOrMeta+a");
  await press("Delete");
  await press("Alt+0");
}
/** Names of the blocks with what they say. */
const blocks = () =>
  text().evaluate((element) =>
    [...element.children].map(
      (block) => `${block.className || block.tagName.toLowerCase()} ${block.textContent?.trim()}`,
    ),
  );
async function paste(html: string, plain: string): Promise<void> {
  await text().evaluate(
    (element, [html = "", plain = ""]) => {
      const data = new DataTransfer();
      if (html) data.setData("text/html", html);
      data.setData("text/plain", plain);
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [html, plain],
  );
}

describe("the editor of a part", () => {
  it("makes headings with keys and knows the number that is typed", async () => {
    await clear();
    await page.keyboard.type("一、总体要求");
    await press("Alt+1");
    await press("End");
    await press("Enter");
    await press("Alt+0");
    await page.keyboard.type("坚持统一领导。");
    expect(await blocks()).toEqual(["level-1 一、总体要求", "p 坚持统一领导。"]);
    expect(await text().locator(".heading-number").innerText()).toBe("一、");
  });

  it("sets bold from the keyboard, says so in its tools, and undoes it", async () => {
    await clear();
    await page.keyboard.type("统一");
    await press("Shift+Home");
    await press("ControlOrMeta+b");
    expect(await text().locator("strong").innerText()).toBe("统一");
    expect(await tool("粗体").getAttribute("aria-pressed")).toBe("true");
    await press("ControlOrMeta+z");
    expect(await text().locator("strong").count()).toBe(0);
  });

  it("is reached and left by keys alone: one stop for all tools, arrows within", async () => {
    await text().click({ position: { x: 60, y: 30 } });
    await press("Alt+F10");
    const here = () => page.evaluate(() => document.activeElement?.textContent);
    await press("Home");
    expect(await here()).toBe("一级");
    await press("ArrowLeft");
    expect(await here()).toBe("按键");
    await press("Enter");
    await part().getByText("一级至四级标题").waitFor();
    await press("Enter");
    expect(await part().locator(".tool-group [tabindex='0']").count()).toBe(1);
  });

  it("takes only links that the schema knows", async () => {
    await clear();
    await page.keyboard.type("政府网站");
    await press("Shift+Home");
    await press("ControlOrMeta+k");
    await part().getByLabel("链接地址").fill("javascript:alert(1)");
    await press("Enter");
    await part().getByText("链接须以 http、https、mailto 或 tel 开头").waitFor();
    await part().getByLabel("链接地址").fill("https://yunxi.example/");
    await press("Enter");
    await text().locator("[data-href='https://yunxi.example/']").waitFor();
  });

  it("makes a table, moves in it with Tab, and adds and merges cells", async () => {
    await clear();
    await tool("表格").click();
    await part().getByLabel("列数").fill("2");
    await press("Enter");
    await text().locator("table").waitFor();
    await page.keyboard.type("乡镇");
    await press("Tab");
    await page.keyboard.type("面积");
    await tool("下加行").click();
    await tool("右加列").click();
    expect(await text().locator("tr").count()).toBe(4);
    expect(await text().locator("th").count()).toBe(3);
    await text().locator("td").first().hover();
    await page.mouse.down();
    await text().locator("td").nth(3).hover();
    await page.mouse.up();
    await tool("合并").click();
    expect(await text().locator("td[rowspan]").count()).toBe(1);
    await tool("拆分").click();
    expect(await text().locator("td[rowspan]").count()).toBe(0);
    await text().getByLabel("表题").fill("面积表");
    await text().locator("td").first().click();
    await tool("删表").click();
    expect(await text().locator("table").count()).toBe(0);
  });

  it("writes a note in its own form and goes on behind it", async () => {
    await clear();
    await page.keyboard.type("三万人");
    await tool("注").click();
    await page.keyboard.type("据统计。");
    await press("Enter");
    await page.keyboard.type("以上");
    expect(await blocks()).toEqual(["p 三万人〔注：据统计。〕以上"]);
  });

  it("pastes lines as paragraphs and headings, and a page without its styles", async () => {
    await clear();
    await paste("", "一、甲\n　　乙。\n");
    expect(await blocks()).toEqual(["level-1 一、甲", "p 乙。"]);
    await press("ControlOrMeta+a");
    await press("Delete");
    await press("Alt+0");
    await paste('<p style="color:red"><font face="仿宋">丙<b>丁</b></font></p><h2>（一）戊</h2>', "");
    expect(await blocks()).toEqual(["p 丙丁", "level-2 （一）戊"]);
    expect(await text().locator("[style*=color], font").count()).toBe(0);
  });

  it("finds across bold type, goes round, and replaces as one step", async () => {
    await clear();
    await paste("<p>云溪市</p><p>云<b>溪</b>市</p>", "");
    await press("ControlOrMeta+f");
    await part().getByLabel("查找", { exact: true }).fill("云溪");
    await part().locator("search [role=status]", { hasText: "/ 2" }).waitFor();
    await press("Enter", 2);
    await part().getByLabel("替换为").fill("青石");
    await tool("全部替换").click();
    expect(await blocks()).toEqual(["p 青石市", "p 青石市"]);
    await press("Escape");
    await press("ControlOrMeta+z");
    expect(await blocks()).toEqual(["p 云溪市", "p 云溪市"]);
  });

  it("shows which numbers it would change before it changes them", async () => {
    await clear();
    await paste("", "一、甲\n三、乙\n");
    await tool("编号").click();
    await part().getByText("第2段：三、 → 二、").waitFor();
    expect(await blocks()).toEqual(["level-1 一、甲", "level-1 三、乙"]);
    await tool("重排编号").click();
    expect(await blocks()).toEqual(["level-1 一、甲", "level-1 二、乙"]);
    await press("ControlOrMeta+z");
    expect(await blocks()).toEqual(["level-1 一、甲", "level-1 三、乙"]);
  });

  it("counts characters a moment after typing", async () => {
    await clear();
    await page.keyboard.type("云溪市 GDP");
    await part().getByText("4字；字符数（不计空格）6，（计空格）7").waitFor();
  });

  it("fills the window and gives it back at Esc", async () => {
    await tool("全屏").click();
    expect(await page.locator(".part-editor.is-full").count()).toBe(1);
    await press("Escape");
    expect(await page.locator(".part-editor.is-full").count()).toBe(0);
    expect(await text().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("has no findings of accessibility with its tools and a table open", async () => {
    await tool("表格").click();
    await press("Enter");
    await text().locator("td").first().click();
    expect(await findings(page)).toEqual([]);
  });
});
