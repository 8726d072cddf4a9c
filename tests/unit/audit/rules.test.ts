import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, describeEvent, subjectOf } from "@/lib/audit/rules";
import { type AuditPayload, AuditPayloadSchema } from "@/lib/audit/schema";

/** Any event of a type, each field the first of some plain values that its schema takes. */
function arbitraryEvent(option: (typeof AuditPayloadSchema.options)[number]): fc.Arbitrary<AuditPayload> {
  const text = fc.string({ maxLength: 20 });
  const byName: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.constant(option.shape.type.value),
    at: fc.constant("2026-11-22T01:00:00.000Z"),
    issue: fc.constant("2026/3"),
  };
  const plain: fc.Arbitrary<unknown>[] = [
    text,
    fc.integer({ min: 1, max: 999 }),
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
  ];
  const fields = Object.entries(option.shape).map(([name, schema]) => {
    const fits = (one: fc.Arbitrary<unknown>) =>
      schema.safeParse(fc.sample(one, { numRuns: 1, seed: 1 })[0]).success;
    return [name, byName[name] ?? plain.find(fits) ?? fc.constant(undefined)] as const;
  });
  return fc.record(Object.fromEntries(fields)) as unknown as fc.Arbitrary<AuditPayload>;
}

describe("an event in words", () => {
  for (const option of AuditPayloadSchema.options) {
    it(`exists for ${option.shape.type.value}, in Chinese and with nothing undefined`, () => {
      fc.assert(
        fc.property(arbitraryEvent(option), (event) => {
          const { before, after } = describeEvent(AuditPayloadSchema.parse(event));
          expect(before).toMatch(/^\p{Script=Han}+$/u);
          expect(`${before}${after}`).not.toMatch(/undefined|\[object/u);
          expect(typeof subjectOf(event)).toBe("string");
        }),
        { numRuns: 20 },
      );
    });
  }

  it("says what was left of a file of which some documents were taken", () => {
    const event = {
      type: "document.imported",
      gazette: "yunxi",
      source: "s",
      documents: 2,
      left: 3,
    } as const;
    expect(describeEvent(event)).toEqual({ before: "向", after: "录入来稿 2 件，另有 3 件未选" });
  });

  it("names the fields of settings as the form does, and what it does not know as it is", () => {
    const event: AuditPayload = { type: "gazette.changed", gazette: "yunxi", fields: ["name", "zip"] };
    expect(describeEvent(event).after).toBe("的设置（名称、zip）");
  });
});

describe("the subject of an event", () => {
  it("is the document, the issue with its gazette, or whatever else it was done to", () => {
    expect(subjectOf({ type: "document.saved", document: "d1", revision: 2 })).toBe("d1");
    expect(subjectOf({ type: "document.proofed", document: "d1", issue: "2026/3", round: 1 })).toBe("d1");
    expect(subjectOf({ type: "issue.signed-off", gazette: "yunxi", issue: "2026/3" })).toBe("yunxi/2026/3");
    expect(subjectOf({ type: "user.disabled", user: "a@yunxi.example" })).toBe("a@yunxi.example");
    expect(subjectOf({ type: "organ.created", organ: "云溪市财政局" })).toBe("云溪市财政局");
    expect(subjectOf({ type: "audit.exported", rows: 3 })).toBe("");
  });
});

describe("a cell of a CSV file", () => {
  it("is quoted where it holds a comma, a quotation mark or a line end", () => {
    expect(csvCell("退回：缺附件")).toBe("退回：缺附件");
    expect(csvCell('他说"好",第二行\n完')).toBe('"他说""好"",第二行\n完"');
  });

  it("never begins with what a spreadsheet runs", () => {
    fc.assert(
      fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string(), (sign, rest) => {
        expect(csvCell(sign + rest).replace(/^"/u, "")).toMatch(/^'/u);
      }),
    );
  });

  it("reads back as it was", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect([text, `'${text}`]).toContain(inner);
      }),
    );
  });
});
