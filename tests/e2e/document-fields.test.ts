import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { findings } from "./accessibility";
import { at, withBrowser, within } from "./browser";
import { signIn } from "./sign-in";

const browser = withBrowser();

/** A new document of the demonstration gazette, open at the desk. */
async function openNew(title: string): Promise<Page> {
  const page = await browser.page({ viewport: { width: 1280, height: 1000 } });
  await signIn(page, at(""), inject("administrator"));
  await page.goto(at("/desk/documents/new?gazette=yunxi"));
  await page.getByLabel("标题").fill(title);
  await page.getByRole("button", { name: "建立" }).click();
  await page.getByRole("combobox", { name: "发文机关" }).waitFor();
  return page;
}

const typedIn = (page: Page, name: string) => page.locator(`[name=${name}]`).inputValue();
const filesOf = async (page: Page): Promise<string[]> =>
  JSON.parse(await typedIn(page, "attachments")).map(({ name }: { name: string }) => name);

describe("the fields of a document", () => {
  let page: Page;
  beforeAll(async () => {
    page = await openNew("云溪市人民政府关于第一件事的通知");
  });

  it("take organs by short name, by list and freely, with the keyboard alone", async () => {
    await page.getByRole("combobox", { name: "发文机关" }).focus();
    await page.keyboard.type("市财政局");
    await page.keyboard.press("Enter");
    await page.keyboard.type("水务");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.type("云溪市临时专班");
    await page.keyboard.press("Tab");
    const organs = ["云溪市人民政府", "云溪市财政局", "云溪市水务局", "云溪市临时专班"];
    expect((await typedIn(page, "issuers")).split("\n")).toEqual(organs);
    await page.getByRole("button", { name: "云溪市临时专班", exact: true }).focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Backspace");
    expect((await typedIn(page, "issuers")).split("\n")).toEqual(organs.slice(0, 2));
  });

  it("follow the title in genre until somebody chooses another", async () => {
    const title = page.getByLabel("标题", { exact: true }).first();
    await title.fill("云溪市人民政府关于第一件事的决定");
    expect(await typedIn(page, "genre")).toBe("决定");
    await page.getByLabel("文种").fill("公告");
    await title.fill("云溪市人民政府关于第一件事的意见");
    expect(await typedIn(page, "genre")).toBe("公告");
    await page.getByRole("button", { name: "采用“意见”" }).click();
    expect(await typedIn(page, "genre")).toBe("意见");
  });

  it("propose the next number, mend one, and warn without blocking", async () => {
    await page.getByLabel("成文日期", { exact: true }).fill("2026-09-05");
    expect(await typedIn(page, "writtenOnText")).toBe("2026年9月5日");
    await page.getByRole("button", { name: /^采用 \d+ 号$/u }).click();
    expect(await typedIn(page, "numberText")).toMatch(/^云政发〔2026〕\d+号$/u);
    const number = page.getByLabel("发文字号");
    await number.fill("云政发〔2026〕24号");
    await page.getByText("与另一份文件字号相同").getByRole("link").waitFor();
    await number.fill("云政发[2025]第05号");
    await page.getByText("不是同一年").waitFor();
    await page.getByRole("button", { name: "改为 云政发〔2025〕5号" }).click();
    expect(await number.inputValue()).toBe("云政发〔2025〕5号");
  });

  it("carry files, checked by what they are", async () => {
    const pdf = { name: "任务表.doc", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 table") };
    const page2 = { name: "网页.pdf", mimeType: "application/pdf", buffer: Buffer.from("<!doctype html>") };
    await page.locator("input[type=file][multiple]").setInputFiles([pdf, page2]);
    await page.getByText("以文件内容为准").waitFor();
    expect(await filesOf(page)).toEqual(["任务表.pdf"]);
    await page.getByRole("button", { name: "移除 任务表.pdf" }).click();
    expect(await filesOf(page)).toEqual([]);
    await page.getByRole("button", { name: "撤销移除" }).click();
    expect(await filesOf(page)).toEqual(["任务表.pdf"]);
  });

  it("are without findings of axe", async () => {
    expect(await findings(page)).toEqual([]);
  });

  it("are saved with the files and shown again", async () => {
    await page.locator("form.document-editor").getByRole("button", { name: "保存", exact: true }).click();
    await page.getByText("已保存为第").waitFor();
    await page.reload();
    await page.getByRole("combobox", { name: "发文机关" }).waitFor();
    expect(await typedIn(page, "numberText")).toBe("云政发〔2025〕5号");
    expect(await typedIn(page, "genre")).toBe("意见");
    await within(
      2000,
      () => filesOf(page),
      (files) => files.join() === "任务表.pdf",
    );
  });
});
