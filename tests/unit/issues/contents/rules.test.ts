import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Arrangement,
  arrangementOf,
  orderOf,
  rearrange,
  type SortKey,
  stepMove,
} from "@/lib/issues/contents/rules";
import { ArrangeIssueSchema, type Change } from "@/lib/issues/contents/schema";

const SECTIONS = ["市政府文件", "办公室文件", "人事任免"];
const key = (
  rank: number | null,
  number: string | null = null,
  writtenOn: string | null = null,
): SortKey => ({
  rank,
  number,
  writtenOn,
});

/** An arrangement of up to twelve documents in three sections. */
const arrangements = fc.array(fc.constantFrom(...SECTIONS), { maxLength: 12 }).map((sections) =>
  arrangementOf({
    placed: sections.map((section, index) => ({ section, documentId: `d${index}` })),
    houseSections: SECTIONS,
  }),
);

const documentsOf = (arrangement: Arrangement) => arrangement.flatMap(({ documents }) => documents);

describe("the arrangement of an issue", () => {
  it("keeps the printed order of its sections and puts empty house sections where the house has them", () => {
    const placed = [
      { section: "人事任免", documentId: "a" },
      { section: "市政府文件", documentId: "b" },
    ];
    expect(arrangementOf({ placed, houseSections: SECTIONS })).toEqual([
      { section: "人事任免", documents: ["a"] },
      { section: "市政府文件", documents: ["b"] },
      { section: "办公室文件", documents: [] },
    ]);
  });

  it("of an empty issue is the house order, whichever section is filled first", () => {
    const empty = arrangementOf({ placed: [], houseSections: SECTIONS });
    expect(empty.map(({ section }) => section)).toEqual(SECTIONS);
    const filled = arrangementOf({
      placed: [{ section: "办公室文件", documentId: "a" }],
      houseSections: SECTIONS,
    });
    expect(filled.map(({ section }) => section)).toEqual(SECTIONS);
  });
});

describe("a change of the contents", () => {
  it("is refused where the document or the section is not there, or is there already", () => {
    const arrangement = [{ section: "市政府文件", documents: ["a"] }];
    const code = (change: Change) => {
      try {
        return rearrange(arrangement, change);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code({ type: "place", documentId: "a", section: "市政府文件" })).toBe("conflict");
    expect(code({ type: "remove", documentId: "b" })).toBe("not-found");
    expect(code({ type: "move", documentId: "b", section: "市政府文件" })).toBe("not-found");
    expect(code({ type: "move", documentId: "a", section: "没有的栏目" })).toBe("not-found");
  });

  it("keeps every document exactly once, whatever is moved where", () => {
    fc.assert(
      fc.property(
        arrangements,
        fc.nat(),
        fc.constantFrom(...SECTIONS),
        fc.nat(20),
        (before, n, section, index) => {
          const documents = documentsOf(before);
          const documentId = documents[n % Math.max(1, documents.length)];
          if (documentId === undefined) return;
          const after = rearrange(before, { type: "move", documentId, section, index });
          expect(documentsOf(after).sort()).toEqual([...documents].sort());
          const list = after.find((one) => one.section === section)?.documents ?? [];
          expect(list.indexOf(documentId)).toBe(Math.min(index, list.length - 1));
        },
      ),
    );
  });

  it("is undone by taking out what was placed", () => {
    fc.assert(
      fc.property(arrangements, fc.constantFrom(...SECTIONS), fc.nat(20), (before, section, index) => {
        const placed = rearrange(before, { type: "place", documentId: "new", section, index });
        expect(documentsOf(placed)).toHaveLength(documentsOf(before).length + 1);
        expect(rearrange(placed, { type: "remove", documentId: "new" })).toEqual(before);
      }),
    );
  });

  it("one place down and one up again leaves the order as it was", () => {
    fc.assert(
      fc.property(arrangements, fc.nat(), (before, n) => {
        const documents = documentsOf(before);
        const documentId = documents[n % Math.max(1, documents.length)] ?? "";
        const down = stepMove(before, documentId, 1);
        if (!down) return;
        const moved = rearrange(before, down);
        expect(orderOf(moved)).not.toBe(orderOf(before));
        const up = stepMove(moved, documentId, -1);
        expect(up && rearrange(moved, up)).toEqual(before);
      }),
    );
  });
});

describe("sorting by organ and number", () => {
  const sorted = (keys: Record<string, SortKey>, section?: string) =>
    documentsOf(
      rearrange(
        [{ section: "市政府文件", documents: Object.keys(keys) }],
        section === undefined ? { type: "sort" } : { type: "sort", section },
        new Map(Object.entries(keys)),
      ),
    );

  it("goes by rank, then code word, year and serial as numbers, then date", () => {
    const keys = {
      late: key(1, "云政发〔2026〕10号"),
      office: key(2, "云政办发〔2026〕1号"),
      early: key(1, "云政发〔2026〕9号"),
      older: key(1, "云政发〔2025〕40号"),
    };
    expect(sorted(keys)).toEqual(["older", "early", "late", "office"]);
    expect(sorted({ b: key(1, null, "2026-05-02"), a: key(1, null, "2026-05-01") })).toEqual(["a", "b"]);
  });

  it("leaves what has no number or organ behind those that have", () => {
    const keys = { none: key(null), plain: key(1), numbered: key(1, "云政发〔2026〕1号") };
    expect(sorted(keys)).toEqual(["numbered", "plain", "none"]);
  });

  it("touches no other section", () => {
    const keys = { b: key(2), a: key(1) };
    expect(sorted(keys, "人事任免")).toEqual(["b", "a"]);
  });

  it("is stable, and twice is as once", () => {
    const ranks = fc.array(fc.option(fc.nat(2)), { maxLength: 10 });
    fc.assert(
      fc.property(ranks, (given) => {
        const keys = Object.fromEntries(given.map((rank, index) => [`d${index}`, key(rank)]));
        const once = sorted(keys);
        for (const [index, id] of once.slice(1).entries()) {
          const before = once[index] ?? "";
          if (keys[id]?.rank === keys[before]?.rank) {
            expect(Number(before.slice(1))).toBeLessThan(Number(id.slice(1)));
          }
        }
        expect(sorted(Object.fromEntries(once.map((id) => [id, keys[id] ?? key(null)])))).toEqual(once);
      }),
    );
  });
});

describe("a change as a button sends it", () => {
  it("is refused where it is no JSON or no change", () => {
    for (const change of ["", "{", "[]", '{"type":"burn"}', '{"type":"move","documentId":"a"}']) {
      expect(ArrangeIssueSchema.safeParse({ issueId: "i", seen: "", change }).success, change).toBe(false);
    }
    const change = JSON.stringify({ type: "remove", documentId: "a" });
    expect(ArrangeIssueSchema.parse({ issueId: "i", seen: "", change }).change).toEqual({
      type: "remove",
      documentId: "a",
    });
  });
});
