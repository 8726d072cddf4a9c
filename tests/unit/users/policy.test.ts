import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { type GuardedDocument, mayEdit, maySubmit, mayView } from "@/lib/documents/policy";
import { assertMay, may, PERMISSIONS, type Permission } from "@/lib/users/policy";
import { type Actor, ROLES, type Role } from "@/lib/users/schema";

const withRole = (role: Role, given: Partial<Actor> = {}): Actor => ({
  id: "1",
  name: "许知夏",
  isAdministrator: false,
  department: "",
  memberships: [{ gazetteId: "own", role }],
  ...given,
});
const administrator: Actor = {
  id: "2",
  name: "管理员",
  isAdministrator: true,
  department: "",
  memberships: [],
};
const nobody: Actor = { ...administrator, isAdministrator: false };
const permissions = Object.keys(PERMISSIONS) as Permission[];

describe("roles", () => {
  test("held in one gazette mean nothing in another", () => {
    for (const permission of permissions) {
      for (const role of ROLES) expect(may(withRole(role), permission, "other"), permission).toBe(false);
    }
  });

  test("allow what the table says in their gazette, and asked for any gazette at all", () => {
    for (const permission of permissions) {
      const allowed: readonly Role[] = PERMISSIONS[permission];
      for (const role of ROLES) {
        expect(may(withRole(role), permission, "own"), permission).toBe(allowed.includes(role));
        expect(may(withRole(role), permission, null), permission).toBe(allowed.includes(role));
      }
    }
  });

  test("are all held by an administrator, and none by whoever has no role", () => {
    for (const permission of permissions) {
      expect(may(administrator, permission, "own")).toBe(true);
      expect(may(nobody, permission, null)).toBe(false);
    }
  });

  test("add up: several allow what any one of them does, and nothing more", () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.constantFrom(...permissions), (roles, permission) => {
        const actor = { ...nobody, memberships: roles.map((role) => ({ gazetteId: "own", role })) };
        const one = roles.some((role) => may(withRole(role), permission, "own"));
        expect(may(actor, permission, "own")).toBe(one);
      }),
    );
  });

  test("a refusal is the expected error", () => {
    expect(() => assertMay(nobody, "user.manage", null)).toThrow(AppError);
    expect(() => assertMay(administrator, "user.manage", null)).not.toThrow();
  });
});

describe("a contributor", () => {
  const document = (given: Partial<GuardedDocument> = {}): GuardedDocument => ({
    gazetteId: "own",
    state: "draft",
    createdBy: { id: "7", department: "云溪市林业局" },
    ...given,
  });
  const forestry = withRole("contributor", { department: "云溪市林业局" });

  test("sees, edits and submits drafts of the own department", () => {
    expect(mayView(forestry, document())).toBe(true);
    expect(mayEdit(forestry, document())).toBe(true);
    expect(maySubmit(forestry, document())).toBe(true);
  });

  test("reads but no longer edits what is under way", () => {
    for (const state of ["submitted", "approved", "published"] as const) {
      expect(mayView(forestry, document({ state }))).toBe(true);
      expect(mayEdit(forestry, document({ state }))).toBe(false);
    }
  });

  test("sees nothing of another department, of nobody's, or of another gazette", () => {
    const water = withRole("contributor", { department: "云溪市水务局" });
    expect(mayView(water, document())).toBe(false);
    expect(mayView(forestry, document({ createdBy: null }))).toBe(false);
    expect(mayView(forestry, document({ gazetteId: "other" }))).toBe(false);
  });

  test("without a department sees what is their own, not what another without one made", () => {
    const lone = withRole("contributor");
    expect(mayView(lone, document({ createdBy: { id: "1", department: "" } }))).toBe(true);
    expect(mayView(lone, document({ createdBy: { id: "7", department: "" } }))).toBe(false);
  });
});
