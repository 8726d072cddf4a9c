import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { findings } from "./accessibility";
import { at, withBrowser, within } from "./browser";
import { gazette } from "./gazette-command";
import { signIn } from "./sign-in";

/** A reviewer remarks on words of a text; the editor answers; the remark is dealt with. */

const browser = withBrowser();
let editor: Page;
let reviewer: Page;
let address = "";

const text = (page: Page) => page.getByRole("textbox", { name: "正文", exact: true });
const panel = (page: Page) => page.getByRole("region", { name: "批注" });
const says = (page: Page, words: string) =>
  within(
    5000,
    () => panel(page).innerText(),
    (shown) => shown.includes(words),
  );

async function person(role: "editor" | "reviewer"): Promise<Page> {
  const where = { dataFolder: inject("dataFolder"), port: inject("port") };
  const email = `pizhu.${role}@yunxi.example`;
  const given = ["user", "add", email, "--role", role, "--gazette", "yunxi", "--name", role];
  const password = (await gazette(given, where)).out.trim();
  const page = await browser.page({ viewport: { width: 1280, height: 900 } });
  await signIn(page, at(""), { email, password });
  return page;
}

beforeAll(async () => {
  editor = await person("editor");
  reviewer = await person("reviewer");
  await editor.goto(at("/desk/documents/new?gazette=yunxi&kind=notice"));
  await editor.getByLabel("标题").fill("云溪市人民政府办公室关于秋季巡河的通知");
  await editor.getByRole("button", { name: "建立" }).click();
  await text(editor).click();
  await editor.keyboard.press("ControlOrMeta+End");
  await editor.keyboard.type("上游由青石区负责。");
  await editor.keyboard.press("ControlOrMeta+s");
  await editor.getByText("已保存为第 2 次修订").waitFor();
  address = editor.url();
});

describe("a remark", () => {
  it("is made on the selected words, which are marked in the text", async () => {
    await reviewer.goto(address);
    // On a word: the paragraph is as wide as the page.
    await text(reviewer)
      .getByText("上游由青石区负责。")
      .dblclick({ position: { x: 60, y: 15 } });
    await panel(reviewer).locator(".new-comment blockquote").waitFor();
    await panel(reviewer).getByLabel("批注这段文字").fill("请核对责任单位");
    await panel(reviewer).getByRole("button", { name: "批注" }).click();
    await says(reviewer, "1 条待办");
    await text(reviewer).locator(".highlight").first().waitFor();
    expect(await findings(reviewer)).toEqual([]);
  });

  it("is answered and dealt with, while what was typed in the text stays", async () => {
    // Whether it is asked about unsaved changes or not, they stay.
    editor.on("dialog", (dialog) => dialog.accept());
    await editor.goto(address);
    await text(editor).click();
    await editor.keyboard.press("ControlOrMeta+End");
    await editor.keyboard.type("尚未保存的话。");
    await panel(editor).locator(".comment summary").click();
    await panel(editor).locator(".comment textarea").fill("已与水务局核对");
    await panel(editor).getByRole("button", { name: "答复" }).click();
    await says(editor, "已答复");
    await panel(editor).getByRole("button", { name: "办结" }).click();
    await says(editor, "已办结 1 条");
    expect(await text(editor).innerText()).toContain("尚未保存的话。");
    expect(await text(editor).locator(".highlight").count()).toBe(0);
  });
});
