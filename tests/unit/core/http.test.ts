import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { errorResponse } from "@/lib/core/http";

describe("an error that leaves a route", () => {
  it("says in its own words what the caller can mend", async () => {
    const response = errorResponse(new AppError("not-found", "没有这一期公报"));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: "not-found", message: "没有这一期公报" } });
  });

  it("keeps its status but not its words where the fault lies inside", async () => {
    const response = errorResponse(new AppError("unavailable", "无法读取 /srv/fonts"));
    expect(response.status).toBe(503);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe("unavailable");
    expect(error.message).toMatch(/^服务暂时不可用.*编号 [0-9a-f]{8}$/u);
  });

  it("shows nothing of a defect but the id under which it is logged", async () => {
    const response = errorResponse(new TypeError("secret of the house"));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
  });
});
