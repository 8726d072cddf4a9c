import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outlineOf } from "../../../src/lib/content/anchors";
import { doc, heading, paragraph, runInParagraph, table, text } from "../../../src/lib/content/build";
import type { Content } from "../../../src/lib/content/schema";
import { contentToHtml, escapeHtml } from "../../../src/lib/content/to-html";
import { someContent, someText, withTexts } from "./arbitrary-content";

const NAMES =
  "h[1-6]|p|div|table|caption|thead|tbody|tr|th|td|ol|li|figure|figcaption|span|sup|sub|strong|a|br";
const ATTRIBUTES = "id|class|href|rel|role|aria-label|tabindex|colspan|rowspan|data-page";
const TAG = new RegExp(`</?(?:${NAMES})(?: (?:${ATTRIBUTES})="[^"<>]*")*>`, "gu");

const html = (content: Content) =>
  contentToHtml({ content, outline: outlineOf([{ type: "body", content }]), prefix: "" });
const bareTags = (markup: string) => (markup.match(TAG) ?? []).map((tag) => tag.replace(/[ >].*$/u, ""));
const decode = (markup: string) =>
  markup.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));

describe("no text becomes HTML", () => {
  // TAG knows neither scripts nor style attributes: those would be left over, too.
  it("leaves no markup outside the tags that the walker writes itself", () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const outside = html(content).replace(TAG, "");
        expect(outside).not.toMatch(/[<>"']/u);
        expect(outside.replace(/&#\d+;/gu, "")).not.toContain("&");
      }),
    );
  });

  it("writes the same tags whatever the texts are", () => {
    fc.assert(
      fc.property(someContent, (content) => {
        expect(bareTags(html(content))).toEqual(bareTags(html(withTexts(content, () => "文"))));
      }),
    );
  });

  it("loses no character of any text", () => {
    fc.assert(
      fc.property(someText, (value) => {
        const shown = html(doc(paragraph(value))).replace(TAG, "");
        expect(decode(shown)).toBe(value);
        expect(decode(escapeHtml(value))).toBe(value);
      }),
    );
  });
});

describe("headings", () => {
  const content = doc(
    heading(1, "一、", "总体要求"),
    runInParagraph(2, "（一）原则。", "以人为本。"),
    heading(4, null, "末"),
  );

  it("bear their anchors, and so does the paragraph that one opens", () => {
    expect(html(content)).toContain('<h2 id="s1" class="level-1">一、总体要求</h2>');
    expect(html(content)).toContain(
      '<p id="s1-1"><span class="run-in level-2">（一）原则。</span>以人为本。</p>',
    );
  });

  it("go down from the level asked for and never below the sixth", () => {
    expect(contentToHtml({ content, topLevel: 3 })).toContain("<h3");
    expect(contentToHtml({ content, topLevel: 5 })).toContain('<h6 class="level-4">末</h6>');
  });
});

describe("tables", () => {
  it("give header rows to a thead and keep merged cells", () => {
    const markup = html(
      doc(
        table({
          rows: [
            [
              { text: "单位", rowspan: 2 },
              { text: "面积", colspan: 2 },
            ],
            ["耕地", "林地"],
            ["甲镇", "1.5", "2,300"],
          ],
          headerRows: 2,
          caption: "面积表",
          unit: "单位：公顷",
          notes: ["注：为初步数。"],
        }),
      ),
    );
    expect(markup).toContain('<thead><tr><th rowspan="2">单位</th><th colspan="2">面积</th></tr>');
    expect(markup).toContain("<caption>面积表</caption>");
    expect(markup).toContain('<td class="figures">2,300</td>');
    expect(markup).toMatch(/单位：公顷.*<table>.*<\/table>.*注：为初步数。/u);
  });

  it("can be scrolled with the keyboard under their name", () => {
    const markup = html(doc(table({ rows: [["项目"], ["甲"]], caption: "清单" })));
    expect(markup).toContain('role="group" aria-label="清单" tabindex="0"');
  });

  it("without body rows have no thead that would swallow them all", () => {
    expect(html(doc(table({ rows: [["甲", "乙"]], headerRows: 1 })))).not.toContain("<tbody></tbody><tbody>");
  });
});

describe("inline nodes", () => {
  it("keep marks in their order", () => {
    const marked = text("m²", { type: "bold" }, { type: "superscript" });
    expect(html(doc(paragraph([marked])))).toContain("<strong><sup>m²</sup></strong>");
  });

  it("number footnotes, link them both ways and keep those of two parts apart", () => {
    const content = doc(paragraph([text("甲"), { type: "footnote", content: [text("注一")] }]));
    const markup = contentToHtml({ content, prefix: "a1-" });
    expect(markup).toContain('<a id="a1-fnref1" href="#a1-fn1">1</a>');
    expect(markup).toContain('<li id="a1-fn1">注一 <a href="#a1-fnref1"');
  });

  it("make a printed page an anchor without text", () => {
    const content = doc(paragraph([text("前"), { type: "pageMark", attrs: { page: "12" } }, text("后")]));
    expect(html(content)).toBe('<p>前<span class="page-mark" id="p12" data-page="12"></span>后</p>');
  });
});
