import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { findings } from "./accessibility";
import { at, withBrowser, within } from "./browser";
import { gazette } from "./gazette-command";
import { signIn } from "./sign-in";

const browser = withBrowser();
let xu: Page;
let fang: Page;
let address = "";

const text = (page: Page) => page.getByRole("textbox", { name: "正文", exact: true });
const note = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** Types at the end of the body. */
async function type(page: Page, words: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(words);
}

async function open(page: Page): Promise<void> {
  await page.goto(address);
  await text(page).waitFor();
}

beforeAll(async () => {
  const where = { dataFolder: inject("dataFolder"), port: inject("port") };
  const pages: Page[] = [];
  for (const email of ["xu.bianji@yunxi.example", "fang.bianji@yunxi.example"]) {
    const given = [
      "user",
      "add",
      email,
      "--role",
      "editor",
      "--gazette",
      "yunxi",
      "--name",
      email.split(".")[0] ?? "",
    ];
    const password = (await gazette(given, where)).out.trim();
    const page = await browser.page({ viewport: { width: 1280, height: 900 } });
    await signIn(page, at(""), { email, password });
    pages.push(page);
  }
  [xu, fang] = pages as [Page, Page];
  await xu.goto(at("/desk/documents/new?gazette=yunxi&kind=plan"));
  await xu.getByLabel("标题").fill("云溪市人民政府办公室关于印发《试编方案》的通知");
  await xu.getByRole("button", { name: "建立" }).click();
  await text(xu).waitFor();
  address = xu.url();
});

describe("a document at the desk", () => {
  it("begins with what its title says and the headings of its kind", async () => {
    expect(await xu.getByLabel("文种").inputValue()).toBe("通知");
    expect(await text(xu).innerText()).toContain("主要任务");
  });

  it("is saved by the key, as a revision, and keeps what the editor made", async () => {
    await type(xu, "\n各部门要按月报送进展。");
    await xu.keyboard.press("ControlOrMeta+s");
    await note(xu, "已保存为第 2 次修订");
    await open(xu);
    expect(await text(xu).innerText()).toContain("各部门要按月报送进展。");
  });

  it("says what is wrong beside the field and keeps what was typed", async () => {
    await xu.getByLabel("标题", { exact: true }).fill("");
    await type(xu, "不可丢失的一句。");
    await xu.keyboard.press("ControlOrMeta+s");
    await note(xu, "请填写标题");
    expect(await text(xu).innerText()).toContain("不可丢失的一句。");
    await xu.getByLabel("标题", { exact: true }).fill("云溪市人民政府办公室关于印发《试编方案》的通知");
    await xu.keyboard.press("ControlOrMeta+s");
    await note(xu, "已保存为第 3 次修订");
  });

  it("has no accessibility findings, wide and narrow, and does not scroll sideways", async () => {
    for (const width of [1280, 768]) {
      await xu.setViewportSize({ width, height: 900 });
      expect(await findings(xu)).toEqual([]);
      const overflow = await xu.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    await xu.setViewportSize({ width: 1280, height: 900 });
  });
});

describe("what was typed and not saved", () => {
  it("is kept by itself, and comes back after the tab was closed", async () => {
    await type(xu, "关页之前写的。");
    await note(xu, /已暂存 \d\d:\d\d/u);
    // The tab goes without a word; the next visit is another page.
    await xu.goto("about:blank");
    await open(xu);
    expect(await text(xu).innerText()).not.toContain("关页之前写的。");
    await note(xu, /写下而未保存的文字/u);
    await xu.getByRole("button", { name: "恢复" }).click();
    await within(
      5000,
      () => text(xu).innerText(),
      (shown) => shown.includes("关页之前写的。"),
    );
    await xu.keyboard.press("ControlOrMeta+s");
    await note(xu, "已保存为第 4 次修订");
  });

  it("survives a connection that is lost while it is saved, and is saved once there is one again", async () => {
    await type(xu, "断网时写的。");
    await xu.context().setOffline(true);
    await xu.getByRole("button", { name: "保存", exact: true }).click();
    await note(xu, /网络不通，未能保存/u);
    await type(xu, "还在写。");
    await note(xu, /文字保存在本机/u);
    await xu.context().setOffline(false);
    await xu.getByRole("button", { name: "保存", exact: true }).click();
    await note(xu, "已保存为第 5 次修订");
    await open(xu);
    expect(await text(xu).innerText()).toContain("断网时写的。还在写。");
    expect(await xu.getByText(/未保存的文字/u).count()).toBe(0);
  });
});

describe("two people at one document", () => {
  it("are told of one another", async () => {
    await open(xu);
    await open(fang);
    await note(fang, /xu也在编辑此文件/u);
    await within(
      20_000,
      () => xu.getByText(/fang也在编辑此文件/u).count(),
      (count) => count > 0,
    );
  });

  it("do not overwrite one another: the later one sees both texts and chooses", async () => {
    await type(fang, "方的一句。");
    await fang.getByLabel("主送机关").fill("各县区");
    await fang.keyboard.press("ControlOrMeta+s");
    await note(fang, "已保存为第 6 次修订");
    await type(xu, "许的一句。");
    await xu.keyboard.press("ControlOrMeta+s");
    const panel = xu.getByRole("region", { name: "两份文字" });
    await panel.waitFor();
    const shown = await panel.innerText();
    expect(shown).toContain("许的一句。");
    expect(shown).toContain("方的一句。");
    expect(await findings(xu)).toEqual([]);
    // The addressee from the other person, the text from oneself.
    await panel.getByRole("button", { name: "采用已保存的：主送机关" }).click();
    await xu.keyboard.press("ControlOrMeta+s");
    await note(xu, "已保存为第 7 次修订");
    await open(xu);
    expect(await xu.getByLabel("主送机关").inputValue()).toBe("各县区");
    expect(await text(xu).innerText()).toContain("许的一句。");
  });
});

it("a part is added, moved by the keyboard, removed and brought back before it is saved", async () => {
  await open(xu);
  for (const title of ["任务分工表", "联系人名单"]) {
    await xu.getByRole("button", { name: "添加附件" }).click();
    const part = xu.locator(".document-part").last();
    await part.getByLabel("标题", { exact: true }).fill(title);
    await part
      .getByRole("textbox", { name: new RegExp(title, "u") })
      .last()
      .click();
    await xu.keyboard.type(`${title}的文字`);
  }
  const names = () =>
    xu
      .locator(".document-part")
      .evaluateAll((all) => all.map((part) => part.getAttribute("aria-label") ?? ""));
  expect(await names()).toEqual(["正文", "附件 任务分工表", "附件2 联系人名单"]);
  await xu.locator(".document-part").last().getByLabel("标注").focus();
  await xu.keyboard.press("Alt+ArrowUp");
  expect(await names()).toEqual(["正文", "附件2 联系人名单", "附件 任务分工表"]);
  await xu.getByRole("button", { name: "移除：附件2 联系人名单" }).click();
  await note(xu, "附件2 联系人名单，保存时移除。");
  await xu.getByRole("button", { name: "恢复" }).click();
  await xu.keyboard.press("ControlOrMeta+s");
  await note(xu, "已保存为第 8 次修订");
  await open(xu);
  expect(await names()).toEqual(["正文", "附件2 联系人名单", "附件 任务分工表"]);
});
