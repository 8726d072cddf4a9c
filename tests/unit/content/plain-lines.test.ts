import { describe, expect, it } from "vitest";
import { KIND_RULES } from "@/lib/documents/kinds/rules";
import { doc, heading, paragraph } from "../../../src/lib/content/build";
import { linesToContent, templateToContent } from "../../../src/lib/content/plain-lines";
import { ContentSchema } from "../../../src/lib/content/schema";

describe("plain text", () => {
  it("is a paragraph a line, without blank lines and the spaces around", () => {
    expect(linesToContent("　　现将有关事项通知如下：\r\n\r\n请遵照执行。 \n")).toEqual(
      doc(paragraph("现将有关事项通知如下："), paragraph("请遵照执行。")),
    );
    expect(linesToContent(" \n")).toEqual(doc());
  });

  it("has headings where a number opens a short line without a full stop", () => {
    expect(linesToContent("一、总体要求\n（一）工作原则\n第一章　总则\n第二节 职责")).toEqual(
      doc(
        heading(1, "一、", "总体要求"),
        heading(2, "（一）", "工作原则"),
        heading(1, "第一章　", "总则"),
        heading(2, "第二节 ", "职责"),
      ),
    );
  });

  it("leaves sentences, items and long lines paragraphs", () => {
    const lines = [
      "一、加强领导。各乡镇负责。",
      "一、各乡镇：",
      "1.预防",
      "第一条　本办法",
      `一、${"长".repeat(41)}`,
      "一、",
    ];
    expect(linesToContent(lines.join("\n"))).toEqual(doc(...lines.map((line) => paragraph(line))));
  });
});

describe("what a new document begins with", () => {
  it("is a heading a line, for every kind", () => {
    for (const { template } of Object.values(KIND_RULES)) {
      const content = templateToContent(template);
      expect(ContentSchema.parse(content).content.map((block) => block.type)).toEqual(
        template.map(() => "heading"),
      );
    }
    expect(templateToContent(["1 总则", "1.1 目的"])).toEqual(
      doc(heading(1, "1 ", "总则"), heading(2, "1.1 ", "目的")),
    );
  });
});
