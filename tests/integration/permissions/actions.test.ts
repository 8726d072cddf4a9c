import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { FormAction } from "@/lib/core/action";
import { fieldsToForm, newDocument } from "@/lib/documents/rules";
import { asNobody, form } from "../actions/request";
import { become, foldersWith, isAmong, makeWorld, outcomeOf, WHO, type Who, type World } from "./world";

vi.mock("next/headers", () => import("../actions/cookie-jar"));
vi.mock("next/cache", () => ({ refresh: () => {} }));

/**
 * Every server action, tried as everybody. A new one that is not listed here fails the test. `fields` must be a form
 * that the action's schema accepts, since it is read before anybody is refused; what it asks for need not succeed.
 */

type Entry = {
  /** Who may, beside the administrators; `anyone`: without signing in. */
  readonly may: readonly Who[] | "signed-in" | "anyone";
  readonly fields: (world: World) => Record<string, string | string[]>;
  /** What whoever is signed in and may not is answered. */
  readonly refusal?: RegExp;
};
const ADMINISTRATORS: readonly Who[] = [];

const issueFields = {
  year: "2026",
  number: "1",
  totalNumber: "",
  issueDate: "",
  director: "",
  members: "",
  chiefEditor: "",
  deputyEditor: "",
  notices: "",
  contactAddress: "",
  contactPostcode: "",
  contactPhone: "",
  contactEmail: "",
  coverText: "",
};
const imprint = {
  name: "云溪市青石区人民政府公报",
  masthead: "",
  place: "",
  sponsor: "",
  publisher: "",
  frequency: "",
  motto: "",
  address: "",
  postcode: "",
  phone: "",
  email: "",
};
const made = newDocument({ kind: "notice", title: "云溪市青石区人民政府关于乙的通知" });
const document = { kind: "notice", title: made.fields.title };
const onIssue = ({ issueId }: World) => ({ issueId });
const onUser = ({ userId }: World) => ({ userId });
const person = ({ userEmail: email }: World) => ({ email, name: "方拾遗", department: "" });
const organ = { name: "云溪市档案馆", rank: "500" };
const password = () => ({ password: "not-the-password" });
/** No step is taken: another revision was seen. */
const step =
  (type: string, more = {}) =>
  ({ documentId }: World) => ({ documentId, expectedSequence: "99", type, reason: "原因在此", ...more });

/** By folder and name; `#` parts the forms of one action that differ in who may. */
const ACTIONS: Readonly<Record<string, Entry>> = {
  "documents createDocumentAction": {
    may: ["editor", "contributor"],
    fields: ({ slug: gazette }) => ({ gazette, ...document }),
  },
  "documents saveDocumentAction": {
    may: ["editor"],
    fields: ({ documentId }) => ({
      documentId,
      expectedSequence: "1",
      note: "",
      ...fieldsToForm(made.fields),
      parts: JSON.stringify(made.parts),
      attachments: "[]",
    }),
    // Who may read it is told; to others it is not there.
    refusal: /^(?:forbidden|not-found)$/u,
  },
  "documents/revisions restoreRevisionAction": {
    may: ["editor"],
    fields: ({ documentId }) => ({ documentId, sequence: "1", expectedSequence: "99" }),
    refusal: /^(?:forbidden|not-found)$/u,
  },
  "documents/comments addCommentAction": {
    may: ["editor", "reviewer"],
    fields: ({ documentId }) => ({ documentId, body: "请核对" }),
  },
  "documents/comments answerCommentAction": {
    may: ["editor", "reviewer"],
    fields: ({ commentId }) => ({ commentId, body: "已核对" }),
  },
  "documents/comments reopenCommentAction": {
    may: ["editor", "reviewer"],
    fields: ({ commentId }) => ({ commentId }),
  },
  "documents/comments resolveCommentAction": {
    may: ["editor", "reviewer"],
    fields: ({ commentId }) => ({ commentId }),
  },
  "documents/workflow removeDocumentAction": {
    may: ["editor"],
    fields: ({ documentId }) => ({ documentId, expectedSequence: "99" }),
  },
  "documents/workflow takeStepAction#submit": { may: ["editor"], fields: step("submit") },
  "documents/workflow takeStepAction#recall": { may: ["editor"], fields: step("recall") },
  "documents/workflow takeStepAction#approve": { may: ["reviewer"], fields: step("approve") },
  "documents/workflow takeStepAction#reject": { may: ["reviewer"], fields: step("reject") },
  "documents/workflow takeStepAction#publish": { may: ["reviewer"], fields: step("publish") },
  "documents/workflow takeStepAction#emergency": { may: ADMINISTRATORS, fields: step("emergency") },
  "documents/workflow takeStepAction#look": { may: ["editor", "reviewer"], fields: step("look") },
  "documents/workflow takeStepAction#correct": {
    may: ["editor", "reviewer"],
    fields: step("correct", { reasonType: "layout" }),
  },
  "documents/workflow takeStepAction#abandon": { may: ["editor", "reviewer"], fields: step("abandon") },
  "documents/workflow takeStepAction#withdraw": {
    may: ["reviewer"],
    fields: step("withdraw", { reasonType: "mistaken" }),
  },
  "gazettes setHomeGazetteAction": { may: ADMINISTRATORS, fields: ({ slug }) => ({ slug }) },
  "gazettes updateGazetteAction": {
    may: ADMINISTRATORS,
    fields: ({ gazetteId }) => ({ gazetteId, ...imprint }),
  },
  "gazettes updateNoticesAction": {
    may: ADMINISTRATORS,
    fields: ({ gazetteId }) => ({ gazetteId, notices: "声明" }),
  },
  "gazettes updateSectionsAction": {
    may: ADMINISTRATORS,
    fields: ({ gazetteId }) => ({
      gazetteId,
      sectionId: ["", ""],
      sectionName: ["甲", "甲"],
      sectionOrder: ["1", "2"],
    }),
  },
  "gazettes/setup setUpGazetteAction": {
    may: ADMINISTRATORS,
    fields: ({ slug }) => ({
      ...imprint,
      slug,
      sections: "区政府文件",
      year: "2026",
      number: "1",
      totalNumber: "",
      personName: ["", "", "", ""],
      personEmail: ["", "", "", ""],
      personRole: ["editor", "editor", "editor", "editor"],
    }),
  },
  "issues/contents arrangeIssueAction": {
    may: ["editor"],
    fields: ({ issueId }) => ({ issueId, seen: "", change: JSON.stringify({ type: "sort" }) }),
  },
  "issues/proofs recordProofsAction": {
    may: ["editor", "reviewer"],
    fields: ({ issueId, documentId }) => ({ issueId, round: "1", read: `${documentId} ${"0".repeat(64)}` }),
  },
  "issues/scheduled scheduleIssueAction": {
    may: ["reviewer"],
    fields: ({ issueId }) => ({ issueId, at: "2030-01-01T09:00" }),
  },
  "issues/scheduled unscheduleIssueAction": { may: ["reviewer"], fields: onIssue },
  "issues createIssueAction": {
    may: ["editor"],
    fields: ({ slug: gazette }) => ({ gazette, ...issueFields }),
  },
  "issues importIssueAction": {
    may: ["editor"],
    fields: ({ source: sha256 }) => ({ sha256, fileName: "qingshi.txt", gazette: "", as: "back-issue" }),
  },
  "issues/uploads readPastedAction": {
    may: ["editor", "elsewhere"],
    fields: () => ({ text: "春天来了。" }),
  },
  "issues publishIssueAction": { may: ["reviewer"], fields: onIssue },
  "issues reopenIssueAction": { may: ["reviewer"], fields: onIssue },
  "issues signOffIssueAction": { may: ["reviewer"], fields: onIssue },
  "issues updateIssueAction": { may: ["editor"], fields: ({ issueId }) => ({ issueId, ...issueFields }) },
  "organs createOrganAction": { may: ADMINISTRATORS, fields: () => organ },
  "organs updateOrganAction": { may: ADMINISTRATORS, fields: ({ organId }) => ({ organId, ...organ }) },
  "users enterCodeAction": { may: "anyone", fields: () => ({ oneTimeCode: "123456", to: "/desk" }) },
  "users signInAction": {
    may: "anyone",
    fields: () => ({ email: "x@yunxi.example", ...password(), to: "/desk" }),
  },
  "users signOutAction": { may: "anyone", fields: () => ({}) },
  "users/account changePasswordAction": {
    may: "signed-in",
    fields: () => ({
      oldPassword: "not-the-password",
      newPassword: "白鹭飞过青石桥头时2026",
      newPasswordAgain: "白鹭飞过青石桥头时2026",
    }),
  },
  "users/account confirmSecretAction": { may: "signed-in", fields: () => ({ oneTimeCode: "123456" }) },
  "users/account endOtherSessionsAction": { may: "signed-in", fields: () => ({}) },
  "users/account makeSecretAction": { may: "signed-in", fields: password },
  "users/account removeOwnTwoFactorAction": { may: "signed-in", fields: password },
  "users/management createUserAction": { may: ADMINISTRATORS, fields: person },
  "users/management disableUserAction": { may: ADMINISTRATORS, fields: onUser },
  "users/management enableUserAction": { may: ADMINISTRATORS, fields: onUser },
  "users/management removeTwoFactorAction": { may: ADMINISTRATORS, fields: onUser },
  "users/management resetPasswordAction": {
    may: ADMINISTRATORS,
    fields: ({ userEmail: email }) => ({ email }),
  },
  "users/management updateUserAction": {
    may: ADMINISTRATORS,
    fields: (world) => ({ ...onUser(world), ...person(world) }),
  },
};

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const load = (folder: string): Promise<Record<string, FormAction>> =>
  import(path.resolve("src/lib", folder, "actions.ts"));

async function take(action: FormAction, fields: Record<string, string | string[]>): Promise<string> {
  try {
    const state = await action(null, form(fields));
    return state.ok ? "ok" : state.code;
  } catch (error) {
    return outcomeOf(error);
  }
}

describe("server actions", () => {
  test("are all listed here", async () => {
    const found: string[] = [];
    for (const folder of foldersWith("src/lib", "actions.ts")) {
      for (const name of Object.keys(await load(folder))) found.push(`${folder} ${name}`);
    }
    const known = Object.keys(ACTIONS).map((key) => key.split("#")[0] ?? "");
    expect([...new Set(known)].sort()).toEqual(found.sort());
  });

  for (const [key, { may, fields, refusal = /^forbidden$/u }] of Object.entries(ACTIONS)) {
    test(key, async () => {
      const [folder = "", name = ""] = (key.split("#")[0] ?? "").split(" ");
      const action = (await load(folder))[name];
      if (!action) throw new Error(`no action ${key}`);
      if (may === "anyone") {
        asNobody();
        expect(await take(action, fields(world))).not.toMatch(/forbidden|defect/u);
        return;
      }
      for (const who of WHO) {
        become(who);
        const outcome = await take(action, fields(world));
        if (isAmong(may, who)) expect(outcome, who).not.toMatch(/unauthenticated|forbidden|defect|sign-in/u);
        else expect(outcome, who).toMatch(who === "nobody" ? /^unauthenticated$/u : refusal);
      }
    });
  }
});
