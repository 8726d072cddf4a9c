import { describe, expect, it } from "vitest";
import { reads } from "@/lib/core/db";
import { fillWithDemonstration } from "@/lib/issues/demonstration/mutations";
import { getProofSheet } from "@/lib/issues/proofs/queries";
import { missingRounds } from "@/lib/issues/proofs/rules";
import { getIssueId, getPublicIssue } from "@/lib/issues/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { demonstration } from "../../prisma/demo/demonstration";
import { NOW } from "../factories";

const fill = () => fillWithDemonstration({ actor: COMMAND_LINE, now: NOW, demonstration });

describe("the demonstration in a new installation", () => {
  it("is published as any issue is: passed by a second person and read three times", async () => {
    expect(await fill()).toBe(true);
    const issueId = await getIssueId({ slug: "yunxi", year: 2026, number: "3" });
    const sheet = await getProofSheet(issueId);
    expect(sheet).toHaveLength(18);
    for (const { standing, state } of sheet) {
      expect(state).toBe("published");
      expect(missingRounds(standing)).toEqual([]);
    }
    const steps = await reads().documentStep.findMany({ where: { documentId: sheet[0]?.id ?? "" } });
    expect(steps.map(({ type, userName }) => [type, userName])).toEqual([
      ["submit", "黎知白"],
      ["approve", "江疏桐"],
      ["publish", "命令行"],
    ]);
  });

  it("shows a desk at work on the next issue, of which nothing is public", async () => {
    const next = { slug: "yunxi", year: 2026, number: "4" };
    const states = (await getProofSheet(await getIssueId(next))).map(({ state }) => state);
    expect(states).toEqual(["approved", "approved", "submitted"]);
    expect(await reads().document.count({ where: { placements: { none: {} }, state: "draft" } })).toBe(1);
    expect(await getPublicIssue(next)).toBeNull();
    expect(await reads().document.count({ where: { publicId: { not: null } } })).toBe(18);
  });

  it("is not touched by a second start, the next issue least of all", async () => {
    expect(await fill()).toBe(false);
    const issues = await reads().issue.findMany({ orderBy: { number: "asc" }, select: { state: true } });
    expect(issues).toEqual([{ state: "published" }, { state: "compiling" }]);
  });
});
