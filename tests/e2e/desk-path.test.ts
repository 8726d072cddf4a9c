import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { findings } from "./accessibility";
import { withBrowser, within } from "./browser";
import { gazette } from "./gazette-command";
import { withOwnServer } from "./own-server";
import { signIn } from "./sign-in";

/** One document on its whole way: a department sends it in, three people bring it into an issue, and correct it later. */

const browser = withBrowser();
const own = withOwnServer();
const MATTER = "青金石标识设置";
const TITLE = `云溪市青石区人民政府关于规范${MATTER}的通知`;

let department: Page;
let editor: Page;
let reviewer: Page;
let head: Page;
let documentPath = "";
let issuePath = "";
let publicId = "";

const go = (page: Page, path: string) => page.goto(`${own.url}${path}`);
const text = (page: Page) => page.getByRole("textbox", { name: "正文", exact: true });
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

async function person(email: string, role: string): Promise<Page> {
  const where = role === "administrator" ? [] : ["--gazette", "qingshi"];
  const given = ["user", "add", email, "--role", role, "--name", email.split("@")[0] ?? "", ...where];
  const { code, out } = await gazette(given, own);
  expect(code).toBe(0);
  const page = await browser.page({ viewport: { width: 1280, height: 900 } });
  await signIn(page, own.url, { email, password: out.trim() });
  return page;
}

/** Takes a step on the document's page: it is opened, filled in and confirmed. */
async function step(page: Page, name: string, fields: Record<string, string> = {}): Promise<void> {
  await go(page, documentPath);
  const panel = page.locator(".workflow");
  await panel.locator("summary", { hasText: new RegExp(`^${name}$`, "u") }).click();
  const form = panel.locator("details[open]");
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label, { exact: true });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT")
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await form.getByRole("button", { name: `确认${name}` }).click();
}

const offered = (page: Page) => page.locator(".workflow summary").allInnerTexts();
const stateOf = (page: Page) => page.locator(".workflow .state").first().innerText();
const inState = (page: Page, state: string) =>
  within(
    5000,
    () => stateOf(page),
    (shown) => shown === state,
  );

async function addToText(page: Page, words: string, saved: RegExp): Promise<void> {
  await go(page, documentPath);
  await text(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(words);
  await page.keyboard.press("ControlOrMeta+s");
  await said(page, saved);
}

beforeAll(async () => {
  head = await person("guanli@yunxi.example", "administrator");
  await go(head, "/desk/setup");
  await head.getByLabel("公报名称").fill("云溪市青石区人民政府公报");
  await head.getByRole("button", { name: "下一步" }).click();
  await head.getByRole("button", { name: "建立公报" }).click();
  await head.waitForURL(/\/desk\/gazettes\/qingshi\/issues$/u);
  department = await person("caizheng@yunxi.example", "contributor");
  editor = await person("bianji@yunxi.example", "editor");
  reviewer = await person("shenhe@yunxi.example", "reviewer");
});

describe("a document on its way", () => {
  it("is written and submitted by a department, which sees its own alone", async () => {
    await go(department, "/desk/gazettes/qingshi/documents");
    await department.getByRole("link", { name: "新建文件" }).click();
    await department.getByLabel("标题").fill(TITLE);
    await department.getByRole("button", { name: "建立" }).click();
    await text(department).waitFor();
    documentPath = new URL(department.url()).pathname;
    await addToText(department, "现将有关事项通知如下。", /已保存为第 2 次修订/u);
    expect(await offered(department)).toEqual(["送审", "删除"]);
    await step(department, "送审", { 说明: "请审核" });
    await inState(department, "送审");
    expect((await go(department, "/desk/gazettes/qingshi/issues"))?.status()).toBe(404);
  });

  it("waits for the reviewer, who sends it back with a reason; the department reads it and submits again", async () => {
    await go(reviewer, "/desk");
    await reviewer.getByRole("link", { name: TITLE }).first().click();
    await step(reviewer, "退回修改", { 原因: "缺施行日期，请补上" });
    await inState(reviewer, "来稿");
    await go(department, "/desk");
    await said(department, /缺施行日期/u);
    await addToText(department, "自公布之日起施行。", /已保存为第 3 次修订/u);
    await step(department, "送审");
    await inState(department, "送审");
  });

  it("is approved by somebody else than whoever changed it last", async () => {
    await addToText(editor, "请遵照执行。", /已保存为第 4 次修订/u);
    await go(editor, documentPath);
    expect(await offered(editor)).not.toContain("通过");
    await step(reviewer, "通过");
    await inState(reviewer, "通过");
  });

  it("is placed, proofed three times and signed off; nothing of it is public before", async () => {
    await go(editor, "/desk");
    await editor.getByRole("link", { name: "本期", exact: true }).click();
    await editor.waitForURL(/\/desk\/issues\//u);
    issuePath = new URL(editor.url()).pathname;
    await editor.getByLabel("出版日期").fill("2026-12-31");
    await editor.getByRole("button", { name: "保存", exact: true }).click();
    await said(editor, "已保存");
    await editor.locator("summary", { hasText: "编入…" }).click();
    await editor.locator(".board-menu[open] button").first().click();
    await editor.locator('.board[aria-busy="false"]').waitFor();
    await said(editor, /共 \d+ 页/u);
    await go(reviewer, issuePath);
    await said(reviewer, /缺一校、二校、三校/u);
    for (const [page, round] of [
      [editor, "一校"],
      [reviewer, "二校"],
      [editor, "三校"],
    ] as const) {
      await go(page, issuePath);
      await page.getByRole("button", { name: new RegExp(`^记${round}：`, "u") }).click();
      await said(page, new RegExp(`${round} (?:bianji|shenhe) 20\\d\\d`, "u"));
    }
    await go(reviewer, issuePath);
    expect(await findings(reviewer)).toEqual([]);
    await reviewer.getByRole("button", { name: "签发", exact: true }).click();
    await said(reviewer, "已签发");
    expect((await fetch(`${own.url}/qingshi`)).status).toBe(404);
  });

  it("holds still while the issue is signed off, is published with it, and is read, found and printed", async () => {
    await go(editor, documentPath);
    await said(editor, "所在的一期已签发");
    await go(reviewer, issuePath);
    await reviewer.locator(".confirm summary", { hasText: "发布" }).click();
    await reviewer.getByRole("button", { name: "确认发布" }).click();
    const address = `${own.url}${await issueAddress()}`;
    await within(
      3000,
      async () => (await fetch(address)).status,
      (status) => status === 200,
    );
    const html = await (await fetch(address)).text();
    publicId = /\/documents\/([a-z0-9-]+)"/u.exec(html)?.[1] ?? "";
    const page = await (await fetch(`${own.url}/documents/${publicId}`)).text();
    expect(page).toContain("自公布之日起施行。请遵照执行。");
    const found = await (await fetch(`${own.url}/search?q=${encodeURIComponent(MATTER)}`)).text();
    expect(found).toContain(publicId);
    const pdf = await fetch(`${address}.pdf`);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
  });
});

/** The public address of the issue, from the link of its desk page. */
async function issueAddress(): Promise<string> {
  await reviewer.locator(".tools").getByRole("link", { name: "公开网页" }).waitFor();
  const hrefs = await reviewer
    .getByRole("link", { name: "公开网页" })
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.find((href) => /^\/qingshi\/\d+\//u.test(href)) ?? "";
}

describe("a public document", () => {
  const shown = async () => (await fetch(`${own.url}/documents/${publicId}`)).text();

  it("is corrected with a type and a reason by two people, while the old text stays until then", async () => {
    await step(editor, "开始更正", { 缘由: "录入、排版与原文不符", "原因（将在网页公布）": "末尾漏排一句" });
    await inState(editor, "更正中");
    await addToText(editor, "（此句补排）", /已保存为第 5 次修订/u);
    await step(editor, "送审");
    await inState(editor, "更正送审");
    expect(await shown()).not.toContain("此句补排");
    await step(reviewer, "通过");
    await inState(reviewer, "更正通过");
    await step(reviewer, "发布");
    await inState(reviewer, "已发布");
    await within(3000, shown, (html) => html.includes("此句补排") && html.includes("末尾漏排一句"));
    const first = await (await fetch(`${own.url}/documents/${publicId}/v/1`)).text();
    expect(first).not.toContain("此句补排");
  });

  it("is withdrawn with a reason that the public reads", async () => {
    await go(editor, documentPath);
    expect(await offered(editor)).not.toContain("撤回");
    await step(reviewer, "撤回", { 缘由: "发文机关撤销", "原因（将在网页公布）": "区政府已发文撤销" });
    await inState(reviewer, "已撤回");
    await within(3000, shown, (html) => html.includes("区政府已发文撤销"));
  });
});
