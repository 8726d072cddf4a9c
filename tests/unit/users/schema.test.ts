import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { mayDocuments } from "@/lib/documents/policy";
import { assertMayManage, mayViewDesk } from "@/lib/gazettes/policy";
import { assertMayImport } from "@/lib/issues/policy";
import { assertMayManageUsers } from "@/lib/users/policy";
import { type Actor, DeskPathSchema, ROLES, type Role } from "@/lib/users/schema";

const withRole = (role: Role, gazetteId = "own"): Actor => ({
  id: "1",
  name: "许知夏",
  isAdministrator: false,
  memberships: [{ gazetteId, role }],
});
const administrator: Actor = { id: "2", name: "管理员", isAdministrator: true, memberships: [] };
const isAllowed = (check: () => void) => {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return false;
    throw error;
  }
};

describe("where signing in leads", () => {
  test("is the desk for every address outside of it", () => {
    for (const to of [
      "//elsewhere.example",
      "https://elsewhere.example/desk",
      "/desk//elsewhere.example",
      "/desktop",
      "/desk\\elsewhere",
      "/search",
      undefined,
      ["/desk"],
    ]) {
      expect(DeskPathSchema.parse(to)).toBe("/desk");
    }
  });

  test("is always a path of this site, whatever was typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (to) => {
        const url = new URL(DeskPathSchema.parse(to), "https://gongbao.yunxi.example");
        expect(url.origin).toBe("https://gongbao.yunxi.example");
      }),
    );
  });

  test("is the page of the desk that was asked for", () => {
    expect(DeskPathSchema.parse("/desk/issues/abc123")).toBe("/desk/issues/abc123");
  });
});

describe("roles (docs/permissions.md)", () => {
  test("held in one gazette mean nothing in another", () => {
    for (const role of ROLES) {
      for (const action of ["view", "edit", "publish"] as const) {
        expect(mayDocuments(withRole(role), action, "other")).toBe(false);
      }
      expect(mayViewDesk(withRole(role), "other")).toBe(false);
    }
  });

  test("allow what the table says", () => {
    const allowed = (actor: Actor) => ({
      desk: mayViewDesk(actor, "own"),
      view: mayDocuments(actor, "view", "own"),
      edit: mayDocuments(actor, "edit", "own"),
      publish: mayDocuments(actor, "publish", "own"),
      import: isAllowed(() => assertMayImport(actor)),
      manage: isAllowed(() => assertMayManage(actor)),
      users: isAllowed(() => assertMayManageUsers(actor)),
    });
    const nothing = {
      desk: true,
      view: false,
      edit: false,
      publish: false,
      import: false,
      manage: false,
      users: false,
    };
    expect(allowed(withRole("contributor"))).toEqual(nothing);
    expect(allowed(withRole("printer"))).toEqual({ ...nothing, view: true });
    expect(allowed(withRole("reviewer"))).toEqual({ ...nothing, view: true });
    expect(allowed(withRole("editor"))).toEqual({ ...nothing, view: true, edit: true, import: true });
    expect(Object.values(allowed(administrator)).every(Boolean)).toBe(true);
  });
});
