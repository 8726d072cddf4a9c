import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldDays, organMatches } from "@/lib/organs/rules";
import { CreateOrganSchema, UpdateOrganSchema } from "@/lib/organs/schema";

const given = {
  name: "云溪市林业局",
  rank: "120",
  nameType: ["short", "code-word", "code-word"],
  nameText: ["市林业局", "云林发", ""],
  nameFrom: ["", "2019-03-01", ""],
  nameTo: ["", "", ""],
};

describe("the form of an organ", () => {
  test("keeps the rows that have a name", () => {
    expect(CreateOrganSchema.parse(given)).toEqual({
      name: "云溪市林业局",
      rank: 120,
      names: [
        { type: "short", name: "市林业局", fromDate: null, toDate: null },
        { type: "code-word", name: "云林发", fromDate: "2019-03-01", toDate: null },
      ],
    });
    expect(UpdateOrganSchema.parse({ ...given, organId: "x" })).toMatchObject({ organId: "x" });
  });

  test("says beside its row what is wrong with a name", () => {
    const wrong = {
      ...given,
      nameText: ["市林业局", "云林发2", "云林函"],
      nameFrom: ["2019-02-30", "", "2020-01-01"],
      nameTo: ["", "", "2019-01-01"],
    };
    const issues = CreateOrganSchema.safeParse(wrong).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join("."))).toEqual(["nameFrom.0", "nameText.1", "nameTo.2"]);
  });

  test("takes code words of one to twelve Han characters alone", () => {
    const isTaken = (nameText: string) =>
      CreateOrganSchema.safeParse({ ...given, nameType: "code-word", nameText, nameFrom: "", nameTo: "" })
        .success;
    for (const word of ["云政发", "云", "云政办发云政办发云政办发"]) expect(isTaken(word), word).toBe(true);
    for (const word of ["云政发〔2026〕", "YZF", "云政发1", "云 政发", "云政办发云政办发云政办发号"]) {
      expect(isTaken(word), word).toBe(false);
    }
    fc.assert(fc.property(fc.string({ minLength: 1 }), (word) => word.trim() === "" || !isTaken(`${word}1`)));
  });
});

describe("an organ in the list", () => {
  const organ = { name: "云溪市林业局", shortNames: ["市林业局"], codeWords: [{ name: "云林发" }] };

  test("is found by any of its names", () => {
    for (const query of ["", "林业", "市林业局", "云林", "云 林 发"]) {
      expect(organMatches(organ, query), query).toBe(true);
    }
    expect(organMatches(organ, "水务")).toBe(false);
  });

  test("says when a code word held", () => {
    expect(heldDays({ fromDate: "2019-01-01", toDate: null })).toBe("2019-01-01 起");
    expect(heldDays({ fromDate: null, toDate: "2018-12-31" })).toBe("至 2018-12-31");
    expect(heldDays({ fromDate: "2015-01-01", toDate: "2018-12-31" })).toBe("2015-01-01 至 2018-12-31");
    expect(heldDays({ fromDate: null, toDate: null })).toBe("");
  });
});
