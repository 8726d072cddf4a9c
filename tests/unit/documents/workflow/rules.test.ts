import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOCUMENT_STATE_LABELS, type DocumentState, DocumentStateSchema } from "@/lib/documents/schema";
import {
  correctionReason,
  isAwaitingLook,
  isOwnWork,
  removalProblem,
  STEPS,
  type SteppingDocument,
  stepProblem,
  submittersOf,
  type TakenStep,
} from "@/lib/documents/workflow/rules";
import { type StepType, StepTypeSchema } from "@/lib/documents/workflow/schema";

const taken = (type: StepType, userId: string | null = "a", reason = ""): TakenStep => ({
  type,
  userId,
  reasonType: type === "correct" ? "transcription" : null,
  reason,
  sequence: 1,
});

const standing = (given: Partial<SteppingDocument> = {}): SteppingDocument => ({
  state: "draft",
  hasPublicVersion: false,
  emergencyById: null,
  isInSignedOffIssue: false,
  revisions: [],
  steps: [],
  ...given,
});

describe("the table of steps", () => {
  it("lets nothing out of a withdrawal", () => {
    for (const type of StepTypeSchema.options) expect(STEPS[type].from).not.toContain("withdrawn");
  });

  it("leads to publication only through an approval, a back issue's confirmation or an administrator's emergency", () => {
    const ways = StepTypeSchema.options.filter((type) => STEPS[type].to === "published");
    expect(ways).toEqual(["publish", "confirm", "emergency", "look", "abandon"]);
    expect(STEPS.publish.from).toEqual(["approved"]);
    // These two begin where the text is public already.
    expect([STEPS.look.isPublic, STEPS.abandon.isPublic]).toEqual([true, true]);
  });

  it("asks for a second person to approve and to look at an emergency publication, and for nothing else", () => {
    const second = StepTypeSchema.options.filter((type) => STEPS[type].isSecondPerson);
    expect(second).toEqual(["approve", "look"]);
  });

  it("can be walked from a draft to every state", () => {
    const reached = new Set<DocumentState>(["draft"]);
    for (let round = 0; round < 5; round++) {
      for (const type of StepTypeSchema.options) {
        if (STEPS[type].from.some((state) => reached.has(state))) reached.add(STEPS[type].to);
      }
    }
    expect([...reached].sort()).toEqual(Object.keys(DOCUMENT_STATE_LABELS).sort());
  });
});

describe("a step", () => {
  it("is refused in words where the state does not allow it", () => {
    expect(stepProblem(standing({ state: "published" }), "submit")).toBe("该文件现在的状态不能送审");
    expect(stepProblem(standing(), "approve")).toContain("不能通过");
  });

  it("that begins from what is public is refused for a document that is not", () => {
    expect(stepProblem(standing({ state: "draft" }), "abandon")).toBe("该文件尚未公开，不能放弃更正");
    expect(stepProblem(standing({ state: "approved" }), "withdraw")).toContain("尚未公开");
  });

  it("that would change what was signed off is refused until the issue is taken back", () => {
    const document = standing({ state: "approved", hasPublicVersion: true, isInSignedOffIssue: true });
    for (const type of ["reject", "abandon", "revise"] as const)
      expect(stepProblem(document, type)).toContain("所在的一期已签发");
    expect(stepProblem(document, "publish")).toBeNull();
    expect(stepProblem(document, "withdraw")).toBeNull();
  });

  it("of looking at an emergency publication needs one", () => {
    const document = standing({ state: "published", hasPublicVersion: true });
    expect(stepProblem(document, "look")).toContain("没有待复核");
    expect(stepProblem({ ...document, emergencyById: "a" }, "look")).toBeNull();
    expect(isOwnWork({ ...document, emergencyById: "a" }, "look", "a")).toBe(true);
    expect(isOwnWork({ ...document, emergencyById: "a" }, "look", "b")).toBe(false);
  });
});

describe("the submitter", () => {
  it("is whoever submitted or changed the text since it was last passed", () => {
    const steps = [taken("submit", "a"), taken("reject", "z"), taken("submit", "b"), taken("revise", "c")];
    expect(submittersOf(steps)).toEqual(["b", "c"]);
    expect(submittersOf([...steps, taken("approve", "d"), taken("revise", "a")])).toEqual(["a"]);
  });

  it("may not approve, whatever came before", () => {
    const steps = fc.array(
      fc.record({
        type: fc.constantFrom(...StepTypeSchema.options),
        userId: fc.constantFrom("a", "b", "c", null),
        reasonType: fc.constant(null),
        reason: fc.constant(""),
        sequence: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 12 },
    );
    const actors = fc.constantFrom("a", "b", "c", null);
    fc.assert(
      fc.property(steps, actors, fc.constantFrom("submit", "revise"), (before, actor, type) => {
        const document = standing({ state: "submitted", steps: [...before, taken(type as StepType, actor)] });
        expect(isOwnWork(document, "approve", actor)).toBe(true);
      }),
    );
  });

  it("is not the only one: whoever wrote a revision since the text was last passed may not approve it either", () => {
    const revisions = [1, 2, 3].map((sequence) => ({ sequence, authorId: `author${sequence}` }));
    const steps = [{ ...taken("submit", "a"), sequence: 3 }];
    const fresh = standing({ state: "submitted", steps, revisions });
    expect(isOwnWork(fresh, "approve", "author1")).toBe(true);
    // What was passed before is nobody's own any more.
    const passed = { ...taken("approve", "z"), sequence: 2 };
    const again = standing({ state: "submitted", steps: [passed, ...steps], revisions });
    expect(isOwnWork(again, "approve", "author1")).toBe(false);
    expect(isOwnWork(again, "approve", "author3")).toBe(true);
  });

  it("of the command line is a person like any other", () => {
    const document = standing({ state: "submitted", steps: [taken("submit", null)] });
    expect(isOwnWork(document, "approve", null)).toBe(true);
    expect(isOwnWork(document, "approve", "a")).toBe(false);
  });
});

describe("the reason that the public reads", () => {
  it("is none for a first publication, and none once a correction was given up", () => {
    expect(correctionReason([taken("submit"), taken("approve", "b")])).toBeNull();
    expect(
      correctionReason([taken("publish"), taken("correct", "a", "漏一字"), taken("abandon")]),
    ).toBeNull();
  });

  it("says the type and the words of the correction that is under way", () => {
    const steps = [
      taken("publish"),
      taken("correct", "a", "第二条漏一字"),
      taken("submit"),
      taken("approve", "b"),
    ];
    expect(correctionReason(steps)).toBe("录入、排版与原文不符：第二条漏一字");
  });
});

it("every state has a step that leads to it or begins there", () => {
  for (const state of DocumentStateSchema.options) {
    const isUsed = StepTypeSchema.options.some((t) => STEPS[t].to === state || STEPS[t].from.includes(state));
    expect(isUsed, state).toBe(true);
  }
});

describe("deleting", () => {
  const draft = { state: "draft", isPublic: false, isPlaced: false } as const;

  it("is for a draft that was never public and stands in no issue", () => {
    expect(removalProblem(draft)).toBeNull();
    expect(removalProblem({ ...draft, isPlaced: true })).toContain("先移出");
    expect(removalProblem({ ...draft, isPublic: true })).toContain("只能撤回");
    expect(removalProblem({ ...draft, state: "submitted" })).toContain("撤回送审");
    expect(removalProblem({ ...draft, state: "withdrawn", isPublic: true })).toContain("只能撤回");
  });
});

describe("an emergency publication", () => {
  const steps = (...types: StepType[]) => types.map((type) => ({ type }));

  it("waits for a look until there was one, whatever was done since", () => {
    expect(isAwaitingLook(steps("emergency", "submit"))).toBe(true);
    expect(isAwaitingLook(steps("correct", "emergency"))).toBe(true);
    expect(isAwaitingLook(steps("look", "emergency"))).toBe(false);
    expect(isAwaitingLook(steps("emergency", "correct", "look", "emergency"))).toBe(true);
    expect(isAwaitingLook(steps("publish", "approve", "submit"))).toBe(false);
  });
});
