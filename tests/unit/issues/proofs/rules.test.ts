import { describe, expect, it } from "vitest";
import { missingRounds, nextRound, proofProblem, standingProofs } from "@/lib/issues/proofs/rules";
import { RecordProofsSchema } from "@/lib/issues/proofs/schema";

const proof = (round: number, textHash: string, at = "2026-11-20T01:00:00.000Z", userName = "许知夏") => ({
  round,
  textHash,
  at,
  userName,
});

describe("the rounds of proofreading", () => {
  it("stand while the text is the one that was read", () => {
    const proofs = [proof(1, "a"), proof(2, "a")];
    expect(missingRounds(standingProofs(proofs, "a"))).toEqual(["三校"]);
    expect(missingRounds(standingProofs(proofs, "b"))).toEqual(["一校", "二校", "三校"]);
  });

  it("show who read last", () => {
    const later = proof(1, "a", "2026-11-21T01:00:00.000Z", "顾南枝");
    expect(standingProofs([later, proof(1, "a")], "a")[1]).toMatchObject({ userName: "顾南枝" });
  });

  it("keep their order: none without the one before", () => {
    const none = standingProofs([], "a");
    expect(nextRound(none)).toBe(1);
    expect(proofProblem({ round: 2, state: "approved", standing: none })).toContain("还没有一校");
    const one = standingProofs([proof(1, "a")], "a");
    expect(proofProblem({ round: 2, state: "approved", standing: one })).toBeNull();
    expect(proofProblem({ round: 3, state: "approved", standing: one })).toContain("还没有二校");
  });

  it("are for what is approved or public alone", () => {
    const standing = standingProofs([], "a");
    for (const state of ["draft", "submitted", "withdrawn"]) {
      expect(proofProblem({ round: 1, state, standing })).toContain("尚未审核通过");
    }
    expect(proofProblem({ round: 1, state: "published", standing })).toBeNull();
  });

  it("are recorded for one document or many, each with the hash that was read", () => {
    const hash = "0".repeat(64);
    const given = { issueId: "i", round: "2" };
    expect(RecordProofsSchema.parse({ ...given, read: `d1 ${hash}` }).read).toEqual([
      { documentId: "d1", textHash: hash },
    ]);
    expect(RecordProofsSchema.parse({ ...given, read: [`d1 ${hash}`, `d2 ${hash}`] }).read).toHaveLength(2);
    for (const wrong of [{ read: [] }, { read: "d1" }, { read: `d1 ${hash}`, round: "4" }, {}]) {
      expect(RecordProofsSchema.safeParse({ ...given, ...wrong }).success).toBe(false);
    }
  });
});
