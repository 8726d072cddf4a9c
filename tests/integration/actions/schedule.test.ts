import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { reads } from "@/lib/core/db";
import { reopenIssueAction } from "@/lib/issues/actions";
import { importIssue } from "@/lib/issues/imported/mutations";
import { signOffIssue } from "@/lib/issues/mutations";
import { getDeskIssue, getIssueId, getPublicIssue } from "@/lib/issues/queries";
import { scheduleIssueAction, unscheduleIssueAction } from "@/lib/issues/scheduled/actions";
import { publishDueIssues } from "@/lib/issues/scheduled/mutations";
import { getScheduleProblem } from "@/lib/issues/scheduled/queries";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildImportedFile } from "../../factories";
import { passDocuments } from "../pass-documents";
import { asNobody, asUser, codeOf, form } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

const act = { actor: COMMAND_LINE, now: new Date() };
const address = { slug: "qingshi", year: 2026, number: "1" };
/** 2099-12-01 09:00 in Shanghai. */
const AT = "2099-12-01T09:00";
const due = new Date("2099-12-01T01:00:00Z");
const before = new Date(due.getTime() - 1);
let issueId = "";
let gazetteId = "";

beforeAll(async () => {
  await importIssue({ ...act, file: buildImportedFile(), bytes: 1, isBackIssue: false });
  issueId = await getIssueId(address);
  gazetteId = (await getDeskIssue(issueId))?.gazetteId ?? "";
});
beforeEach(asNobody);

const schedule = (at = AT) => codeOf(scheduleIssueAction(null, form({ issueId, at })));
const unschedule = () => codeOf(unscheduleIssueAction(null, form({ issueId })));

describe("a publication at a set time", () => {
  test("is a reviewer's, of an issue that is signed off", async () => {
    expect(await schedule()).toBe("unauthenticated");
    await asUser({ role: "editor", gazetteId });
    expect(await schedule()).toBe("forbidden");
    expect(await unschedule()).toBe("forbidden");
    await asUser({ role: "reviewer", gazetteId });
    expect(await schedule()).toBe("blocked");
    await passDocuments(issueId);
    await signOffIssue({ ...act, issueId });
  });

  test("is neither in the past nor at no time", async () => {
    await asUser({ role: "reviewer", gazetteId });
    for (const at of ["", "2099-12-01", "2099-13-41T09:00", "2020-01-01T09:00"]) {
      expect(await schedule(at), at).toBe("invalid");
    }
    expect(await unschedule()).toBe("blocked");
  });

  test("is set in the gazette's zone, and can be given up", async () => {
    await asUser({ role: "reviewer", gazetteId });
    expect(await schedule()).toBe("ok");
    expect((await getDeskIssue(issueId))?.scheduledAt).toBe(due.toISOString());
    expect(await unschedule()).toBe("ok");
    expect(await publishDueIssues({ now: due })).toEqual([]);
  });

  test("is given up where the issue is taken back to the desk", async () => {
    await asUser({ role: "reviewer", gazetteId });
    expect(await schedule()).toBe("ok");
    expect(await codeOf(reopenIssueAction(null, form({ issueId })))).toBe("ok");
    expect((await getDeskIssue(issueId))?.scheduledAt).toBeNull();
    const events = await reads().auditEvent.count({ where: { type: "issue.unscheduled" } });
    expect(events).toBe(2);
    await signOffIssue({ ...act, issueId });
  });

  test("does not run for somebody who may not publish any more, and says so", async () => {
    const { email } = await asUser({ role: "reviewer", gazetteId });
    expect(await schedule()).toBe("ok");
    expect(await getScheduleProblem(issueId)).toBeNull();
    await reads().membership.deleteMany({ where: { user: { email } } });
    expect(await publishDueIssues({ now: due })).toEqual([]);
    expect(await getScheduleProblem(issueId)).toContain("没有发布的权限");
    expect(await getPublicIssue(address)).toBeNull();
  });

  test("runs once when its time has come, as the user who set it", async () => {
    await asUser({ role: "reviewer", gazetteId });
    expect(await schedule()).toBe("ok");
    expect(await publishDueIssues({ now: before })).toEqual([]);
    const runs = await Promise.all([publishDueIssues({ now: due }), publishDueIssues({ now: due })]);
    expect(runs.flat()).toEqual([issueId]);
    expect(await publishDueIssues({ now: due })).toEqual([]);
    expect(await getPublicIssue(address)).toMatchObject({ publishedAt: due.toISOString() });
    expect(await getDeskIssue(issueId)).toMatchObject({ state: "published", scheduledAt: null });
    const event = await reads().auditEvent.findFirstOrThrow({ where: { type: "issue.published" } });
    expect(event.actorName).toBe("许知夏");
  });
});
