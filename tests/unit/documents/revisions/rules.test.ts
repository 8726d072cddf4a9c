import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doc, heading, paragraph, table } from "@/lib/content/build";
import type { Content } from "@/lib/content/schema";
import {
  countChanges,
  type DiffLine,
  diffLines,
  diffRevisions,
  diffText,
} from "@/lib/documents/revisions/rules";
import type { DocumentPart } from "@/lib/documents/schema";
import { buildFields } from "../../../factories";

const side = (pieces: DiffLine, kind: "added" | "removed") =>
  pieces
    .filter((piece) => piece.kind === "same" || piece.kind === kind)
    .map(({ text }) => text)
    .join("");

const part = (text: string, given: Partial<DocumentPart> = {}): DocumentPart => ({
  type: "body",
  label: null,
  title: null,
  parent: null,
  content: doc(paragraph(text)),
  ...given,
});

describe("the difference of two texts", () => {
  it("gives both of them back, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (before, after) => {
        const pieces = diffText(before, after);
        expect(side(pieces, "removed")).toBe(before);
        expect(side(pieces, "added")).toBe(after);
      }),
    );
  });

  it("keeps a rare character whole", () => {
    expect(diffText("𠀀镇", "𠀁镇")).toEqual([
      { kind: "removed", text: "𠀀" },
      { kind: "added", text: "𠀁" },
      { kind: "same", text: "镇" },
    ]);
  });

  it("gives all lines of both back in their order", () => {
    const lines = fc.array(fc.constantFrom("甲", "乙乙", "丙丙丙", ""), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after);
        const of = (kind: "added" | "removed") =>
          diff
            .filter(
              (line) =>
                line.length === 0 || line.some((piece) => piece.kind === "same" || piece.kind === kind),
            )
            .map((line) => side(line, kind));
        expect(of("removed").filter((line) => line !== "")).toEqual(before.filter((line) => line !== ""));
        expect(of("added").filter((line) => line !== "")).toEqual(after.filter((line) => line !== ""));
      }),
    );
  });
});

describe("the difference of two revisions", () => {
  const fields = buildFields({ addressee: null });
  const revision = (parts: DocumentPart[], given = {}) => ({
    fields: { ...fields, ...given },
    parts,
    attachments: [],
  });
  const annex = (label: string, text: string) => part(text, { type: "annex", label, parent: 0 });

  it("is nothing between equals", () => {
    expect(diffRevisions(revision([part("决定如下。")]), revision([part("决定如下。")]))).toEqual({
      fields: [],
      parts: [],
    });
  });

  it("names the fields and the parts that differ, and no others", () => {
    const before = revision([part("决定如下。"), annex("附件1", "名单")]);
    const after = revision([part("决定如下。"), annex("附件1", "新名单")], { addressee: "各乡镇" });
    const { fields: told, parts } = diffRevisions(before, after);
    expect(told).toEqual([{ label: "主送", pieces: [{ kind: "added", text: "各乡镇" }] }]);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({ name: "附件1", kind: "same", form: [] });
    expect(parts[0]?.lines.at(-1)).toEqual([
      { kind: "added", text: "新" },
      { kind: "same", text: "名单" },
    ]);
  });

  it("tells a part that came and one that went", () => {
    const one = revision([part("决定如下。")]);
    const two = revision([part("决定如下。"), annex("附件1", "名单")]);
    expect(diffRevisions(one, two).parts.map(({ kind }) => kind)).toEqual(["added"]);
    expect(diffRevisions(two, one).parts.map(({ kind }) => kind)).toEqual(["removed"]);
  });

  it("tells in words what of the form changed where the text is the same", () => {
    const bold = doc({
      type: "paragraph",
      attrs: { align: null },
      content: [{ type: "text", text: "决定如下。", marks: [{ type: "bold" }] }],
    });
    const { parts } = diffRevisions(revision([part("决定如下。")]), revision([part("", { content: bold })]));
    expect(parts).toMatchObject([{ form: ["粗体"] }]);
  });

  it("tells alignment and the level of a heading, too", () => {
    const content = (level: 1 | 2, align: "right" | null): Content =>
      doc(heading(level, "一、", "总体要求"), {
        type: "paragraph",
        attrs: { align },
        content: [{ type: "text", text: "云溪市" }],
      });
    const { parts } = diffRevisions(
      revision([part("", { content: content(1, null) })]),
      revision([part("", { content: content(2, "right") })]),
    );
    expect(parts).toMatchObject([{ form: ["对齐", "标题级别"] }]);
  });

  it("compares the rows of a table cell by cell", () => {
    const rows = (second: string) =>
      doc(
        table({
          rows: [
            ["任务", "单位", "时限"],
            ["巡查", second, "十月"],
          ],
        }),
      );
    const { parts } = diffRevisions(
      revision([part("", { content: rows("青石区") })]),
      revision([part("", { content: rows("白鹭县") })]),
    );
    expect(parts[0]?.lines.at(-1)).toEqual([
      { kind: "same", text: "巡查｜" },
      { kind: "removed", text: "青石区" },
      { kind: "added", text: "白鹭县" },
      { kind: "same", text: "｜十月" },
    ]);
  });

  it("counts the characters that came and went", () => {
    const diff = diffRevisions(revision([part("𠅤镇负责。")]), revision([part("由白鹭镇负责。")]));
    expect(countChanges(diff)).toEqual({ added: 3, removed: 1 });
  });

  it("answers within a second, however long and different the texts are", () => {
    const text = (seed: number) =>
      Array.from({ length: 2000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * n + seed * n) % 1999))).join(
        "",
      );
    const long = (seed: number) =>
      revision([
        part("", { content: doc(...Array.from({ length: 30 }, (_, n) => paragraph(text(seed + n)))) }),
      ]);
    const [one, other] = [long(1), long(500)];
    const start = performance.now();
    const { parts } = diffRevisions(one, other);
    // Half as much again for a busy machine.
    expect(performance.now() - start).toBeLessThan(1500);
    expect(side(parts[0]?.lines.flat() ?? [], "added").length).toBe(60_000);
  });
});
