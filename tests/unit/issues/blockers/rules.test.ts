import { describe, expect, it } from "vitest";
import {
  type IssueForBlockers,
  publicationBlockers,
  signOffBlockers,
  signOffWarnings,
} from "@/lib/issues/blockers/rules";

const document = {
  id: "d1",
  title: "某通知",
  state: "approved",
  hasText: true,
  writtenOn: "2026-09-01",
  hasPublicVersion: false,
  isUnlooked: false,
  missingRounds: [],
  openComments: 0,
};
const issue: IssueForBlockers = {
  state: "compiling",
  isBackIssue: false,
  issueDate: "2026-09-30",
  documents: [document],
};
const codes = (given: Partial<IssueForBlockers>) =>
  signOffBlockers({ ...issue, ...given }).map(({ code }) => code);
const withDocument = (given: Partial<(typeof issue.documents)[number]>) => ({
  documents: [{ ...document, ...given }],
});

describe("the blockers of signing off", () => {
  it("are none for an issue that is dated, approved and read three times", () => {
    expect(codes({})).toEqual([]);
  });

  it("name what is missing of the issue", () => {
    expect(codes({ documents: [] })).toEqual(["no-documents"]);
    expect(codes({ issueDate: null })).toEqual(["no-date"]);
    expect(codes({ state: "signed-off" })).toEqual(["not-compiling"]);
    expect(codes({ isBackIssue: true })).toEqual(["back-issue"]);
  });

  it("name what is wrong with a document, with its id", () => {
    expect(codes(withDocument({ hasText: false }))).toEqual(["no-text"]);
    expect(codes(withDocument({ state: "withdrawn" }))).toEqual(["withdrawn"]);
    expect(codes(withDocument({ state: "submitted" }))).toEqual(["not-approved"]);
    expect(codes(withDocument({ state: "draft", hasPublicVersion: true }))).toEqual(["correction-open"]);
    expect(codes(withDocument({ state: "published", isUnlooked: true }))).toEqual(["not-looked-at"]);
    expect(codes(withDocument({ writtenOn: "2026-10-01" }))).toEqual(["dated-later"]);
    const [blocker] = signOffBlockers({ ...issue, ...withDocument({ missingRounds: ["二校", "三校"] }) });
    expect(blocker).toEqual({
      code: "not-proofed",
      message: "《某通知》缺二校、三校",
      isOverridable: true,
      documentId: "d1",
    });
  });

  it("ask of a back issue neither approval nor proofs nor dates", () => {
    const back = withDocument({ state: "draft", writtenOn: "2027-01-01", missingRounds: ["一校"] });
    expect(publicationBlockers({ ...issue, ...back, isBackIssue: true, issueDate: null })).toEqual([]);
  });

  it("leave open comments to be looked at", () => {
    const given = { ...issue, ...withDocument({ openComments: 2 }) };
    expect(signOffBlockers(given)).toEqual([]);
    expect(signOffWarnings(given)).toEqual([{ message: "《某通知》还有 2 条批注未解决", documentId: "d1" }]);
  });
});

describe("the blockers of publication", () => {
  const codesOf = (given: Partial<IssueForBlockers>) =>
    publicationBlockers({ ...issue, state: "signed-off", ...given }).map(({ code }) => code);

  it("want the issue signed off, and only once published", () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ state: "compiling" })).toEqual(["not-signed-off"]);
    expect(codesOf({ state: "published" })).toEqual(["published"]);
  });

  it("hold what changed since, but not what was overridden at signing off", () => {
    expect(codesOf(withDocument({ state: "draft", hasPublicVersion: true }))).toEqual(["correction-open"]);
    expect(codesOf(withDocument({ missingRounds: ["三校"], writtenOn: "2026-12-01" }))).toEqual([]);
  });
});
