import { describe, expect, it } from "vitest";
import { offeredSteps } from "@/lib/documents/workflow/policy";
import type { Actor, Role } from "@/lib/users/schema";
import { ADMINISTRATOR, NOBODY } from "../../../factories";

const person = (role: Role, id: string, gazetteId = "g"): Actor => ({
  ...NOBODY,
  id,
  memberships: [{ gazetteId, role }],
});
const draft = {
  gazetteId: "g",
  state: "draft" as const,
  createdBy: { id: "c", department: "" },
  hasPublicVersion: false,
  emergencyById: null,
  isInSignedOffIssue: false,
  revisions: [],
  steps: [],
};
const submitted = {
  ...draft,
  state: "submitted" as const,
  steps: [{ type: "submit" as const, userId: "r", reasonType: null, reason: "", sequence: 1 }],
};
const types = (actor: Actor, document: Parameters<typeof offeredSteps>[1]) =>
  offeredSteps(actor, document).map(({ type }) => type);

describe("the steps that somebody is offered", () => {
  it("are none for whoever has no role in the gazette, or only reads", () => {
    expect(types(NOBODY, draft)).toEqual([]);
    expect(types(person("reviewer", "x", "other"), submitted)).toEqual([]);
    expect(types(person("printer", "p"), submitted)).toEqual([]);
  });

  it("are a contributor's own submission, and nobody else's", () => {
    expect(types(person("contributor", "c"), draft)).toEqual(["submit"]);
    expect(types(person("contributor", "d"), draft)).toEqual([]);
  });

  it("name the passing of one's own work as another's", () => {
    expect(offeredSteps(person("reviewer", "r"), submitted)).toContainEqual({
      type: "approve",
      isForAnother: true,
    });
    expect(offeredSteps(person("reviewer", "s"), submitted)).toContainEqual({
      type: "approve",
      isForAnother: false,
    });
  });

  it("are those that the state allows", () => {
    expect(types(ADMINISTRATOR, draft)).toEqual(["submit", "emergency"]);
    expect(types(ADMINISTRATOR, { ...draft, state: "published", hasPublicVersion: true })).toEqual([
      "correct",
      "withdraw",
    ]);
    expect(types(ADMINISTRATOR, { ...draft, state: "withdrawn", hasPublicVersion: true })).toEqual([]);
  });
});
