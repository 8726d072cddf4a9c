import { describe, expect, it } from "vitest";
import { roundsDue, type TaskDocument, tasksOf } from "@/lib/documents/tasks/rules";
import type { Actor, Role } from "@/lib/users/schema";

const person = (id: string, role: Role | "administrator", department = ""): Actor => ({
  id,
  name: id,
  isAdministrator: role === "administrator",
  department,
  memberships: role === "administrator" ? [] : [{ gazetteId: "g", role }],
});
const editor = person("editor", "editor");
const reviewer = person("reviewer", "reviewer");
const contributor = person("contributor", "contributor", "财政局");
const printer = person("printer", "printer");
const stranger: Actor = { ...editor, id: "stranger", memberships: [{ gazetteId: "other", role: "editor" }] };

const step = (type: "submit" | "approve" | "reject" | "correct", userId: string) => ({
  type,
  userId,
  reasonType: null,
  reason: "",
  sequence: 1,
});
const build = (given: Partial<TaskDocument> = {}): TaskDocument => ({
  gazetteId: "g",
  state: "draft",
  createdBy: { id: "editor", department: "" },
  hasPublicVersion: false,
  emergencyById: null,
  isInSignedOffIssue: false,
  revisions: [],
  steps: [],
  textHash: "h",
  isPlaced: false,
  isCompiled: false,
  openComments: 0,
  proofs: [],
  hasDraft: false,
  ...given,
});
const waitsFor = (document: TaskDocument) =>
  [editor, reviewer, contributor, printer, stranger]
    .flatMap((actor) => tasksOf(actor, document).map((type) => `${actor.id}: ${type}`))
    .sort();

describe("what waits", () => {
  it("is a review for the reviewer who did not submit it", () => {
    expect(waitsFor(build({ state: "submitted", steps: [step("submit", "editor")] }))).toEqual([
      "reviewer: review",
    ]);
    expect(waitsFor(build({ state: "submitted", steps: [step("submit", "reviewer")] }))).toEqual([]);
  });

  it("is what was sent back, for the one who made or submitted it", () => {
    const steps = [step("submit", "editor"), step("reject", "reviewer")];
    expect(waitsFor(build({ steps }))).toEqual(["editor: sent-back"]);
    const createdBy = { id: "contributor", department: "财政局" };
    expect(waitsFor(build({ steps, createdBy }))).toEqual(["contributor: sent-back", "editor: sent-back"]);
  });

  it("is an emergency publication for anyone but who did it", () => {
    const document = build({ state: "published", hasPublicVersion: true, emergencyById: "reviewer" });
    expect(waitsFor(document)).toEqual(["editor: look"]);
  });

  it("is an approved correction for who may publish, and an approved new document for who compiles", () => {
    expect(waitsFor(build({ state: "approved", hasPublicVersion: true }))).toEqual([
      "reviewer: publish-correction",
    ]);
    expect(waitsFor(build({ state: "approved" }))).toEqual(["editor: place"]);
    expect(waitsFor(build({ state: "approved", isPlaced: true }))).toEqual([]);
  });

  it("is what nobody settled of the remarks on one's own work, and what one typed without saving", () => {
    expect(waitsFor(build({ openComments: 2 }))).toEqual(["editor: comment"]);
    expect(tasksOf(editor, build({ hasDraft: true }))).toEqual(["unsaved"]);
    expect(tasksOf(printer, build({ hasDraft: true }))).toEqual([]);
  });

  it("is a round of proofs for each text that changed since, as long as its issue is open", () => {
    const document = build({
      state: "approved",
      isPlaced: true,
      isCompiled: true,
      proofs: [
        { round: 1, textHash: "h" },
        { round: 2, textHash: "an earlier text" },
      ],
    });
    expect(roundsDue(document)).toEqual([2, 3]);
    expect(waitsFor(document)).toEqual(["editor: proof", "reviewer: proof"]);
    expect(roundsDue({ ...document, isCompiled: false })).toEqual([]);
    expect(roundsDue({ ...document, state: "submitted" })).toEqual([]);
  });
});
