import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { assertSameOrigin, downloadResponse, errorResponse } from "@/lib/core/http";

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

describe("a POST from a page of another site", () => {
  const check = (headers: Record<string, string>) => () =>
    assertSameOrigin(new Request("http://localhost/desk/import/upload", { method: "POST", headers }));

  it("is refused by what its browser says of it", () => {
    const refusal = "请求来自其他网站，未予受理";
    expect(check({ "sec-fetch-site": "cross-site" })).toThrow(refusal);
    // Another host of the same domain is another site to us.
    expect(check({ "sec-fetch-site": "same-site", origin: "http://a.example", host: "a.example" })).toThrow(
      refusal,
    );
    expect(check({ origin: "https://evil.example", host: "gongbao.example" })).toThrow(refusal);
    expect(check({ origin: "null", host: "gongbao.example" })).toThrow(refusal);
  });

  it("is told from our own pages, behind a proxy too, and from what is no browser", () => {
    expect(check({ "sec-fetch-site": "same-origin" })).not.toThrow();
    expect(check({ origin: "https://gongbao.example", host: "gongbao.example" })).not.toThrow();
    expect(
      check({
        origin: "https://gongbao.example",
        host: "127.0.0.1:3000",
        "x-forwarded-host": "gongbao.example",
      }),
    ).not.toThrow();
    expect(check({})).not.toThrow();
  });
});

describe("a download", () => {
  it("bears its name as RFC 5987 writes it, and cannot end the header", () => {
    const { headers } = downloadResponse(new Uint8Array([1]), {
      type: "application/pdf",
      name: "表'\"\r\nX: 1（一）.pdf",
      isPublic: false,
    });
    const [, encoded = ""] = headers.get("content-disposition")?.split("filename*=UTF-8''") ?? [];
    expect(encoded).toMatch(/^[A-Za-z0-9.%_~!-]+$/u);
    expect(decodeURIComponent(encoded)).toContain("（一）.pdf");
  });
});
