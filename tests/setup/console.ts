import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that makes the code complain on the console fails, unless it says so with its own spy. */
const spies = { error: vi.spyOn(console, "error"), warn: vi.spyOn(console, "warn") };

beforeEach(() => {
  for (const spy of Object.values(spies)) spy.mockClear();
});

afterEach(() => {
  for (const [name, spy] of Object.entries(spies)) {
    expect(spy.mock.calls, `console.${name} was called`).toEqual([]);
  }
});
