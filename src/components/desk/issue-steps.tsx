import Link from "next/link";
import { publishIssueAction, reopenIssueAction, signOffIssueAction } from "@/lib/issues/actions";
import type { Blocker } from "@/lib/issues/blockers/rules";
import type { IssueState } from "@/lib/issues/schema";
import { ActionForm } from "../ui/action-form";
import { CheckField, TextArea } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { IssueSchedule } from "./issue-schedule";

type StepIssue = {
  readonly id: string;
  readonly state: IssueState;
  readonly isBackIssue: boolean;
  readonly scheduledAt: string | null;
  readonly issueDate: string | null;
};

/** The next step of an issue, or all that stands in its way. */
export function IssueSteps({
  issue,
  blockers,
  scheduleProblem,
  may,
}: {
  issue: StepIssue;
  blockers: {
    /** The issue as it is shown here. */
    readonly seen: string;
    readonly signOff: readonly Blocker[];
    readonly publication: readonly Blocker[];
    readonly warnings: readonly { readonly message: string; readonly documentId: string }[];
  };
  /** Why the publication that was scheduled cannot run. */
  scheduleProblem: string | null;
  /** What this person may do in the gazette. */
  may: { readonly signOff: boolean; readonly override: boolean; readonly publish: boolean };
}) {
  const { id, state, isBackIssue } = issue;
  if (state === "published") return null;
  const isPublishable = isBackIssue || state === "signed-off";
  const reasons = isPublishable ? blockers.publication : blockers.signOff;
  const step = isBackIssue ? "核对发布" : isPublishable ? "发布" : "签发";
  const mayTake = isPublishable ? may.publish : may.signOff;
  const mayOverride =
    !isPublishable && may.override && reasons.length > 0 && reasons.every((one) => one.isOverridable);
  return (
    <section className="steps" aria-label={step}>
      {reasons.length > 0 && <Reasons step={step} reasons={reasons} />}
      {!isPublishable && blockers.warnings.length > 0 && <Warnings warnings={blockers.warnings} />}
      {reasons.length === 0 && !mayTake && (
        <p>
          可以{step}，由{isBackIssue ? "管理员" : "审核"}进行。
        </p>
      )}
      {reasons.length === 0 && mayTake && (
        <Confirmed isAsked={isPublishable && !isBackIssue} step={step}>
          <ActionForm action={isPublishable ? publishIssueAction : signOffIssueAction} className="step">
            <input type="hidden" name="issueId" value={id} />
            <input type="hidden" name="seen" value={blockers.seen} />
            {isBackIssue && <CheckField name="isFaithful" label="已与纸质公报核对无误" />}
            <SubmitButton kind="main" busy={isPublishable ? `正在${step}…` : "正在排版并签发…"}>
              {isPublishable && !isBackIssue ? `确认${step}` : step}
            </SubmitButton>
            <p className="hint">
              {isPublishable
                ? "发布后期号和各文件的网址不再改变，公开内容只能更正或撤回。"
                : "签发后本期和其中的文件不再改动，要改动须退回编排。"}
            </p>
          </ActionForm>
        </Confirmed>
      )}
      {mayOverride && may.signOff && <OverrideForm issueId={id} seen={blockers.seen} />}
      {state === "signed-off" && may.publish && <IssueSchedule issue={issue} problem={scheduleProblem} />}
      {state === "signed-off" && may.signOff && (
        <ActionForm action={reopenIssueAction} className="step">
          <input type="hidden" name="issueId" value={id} />
          <SubmitButton>退回编排</SubmitButton>
          {issue.scheduledAt && <p className="hint">退回编排同时取消定时发布。</p>}
        </ActionForm>
      )}
    </section>
  );
}

/** What cannot be taken back is opened first and then confirmed; a back issue has its box to tick. */
function Confirmed({
  isAsked,
  step,
  children,
}: {
  isAsked: boolean;
  step: string;
  children: React.ReactNode;
}) {
  if (!isAsked) return children;
  return (
    <details className="confirm">
      <summary>{step}</summary>
      {children}
    </details>
  );
}

/** Many at once in a long issue: the first stand open, the rest in a fold. */
function Reasons({ step, reasons }: { step: string; reasons: readonly Blocker[] }) {
  const SHOWN = 8;
  const rest = reasons.slice(SHOWN);
  return (
    <>
      <p>
        尚不能{step}，共 {reasons.length} 项：
      </p>
      <BlockerList reasons={reasons.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>另有 {rest.length} 项</summary>
          <BlockerList reasons={rest} />
        </details>
      )}
    </>
  );
}

function BlockerList({ reasons }: { reasons: readonly Blocker[] }) {
  return (
    <ul className="blockers">
      {reasons.map(({ message, documentId }) => (
        <li key={message}>
          {documentId ? <Link href={`/desk/documents/${documentId}`}>{message}</Link> : message}
        </li>
      ))}
    </ul>
  );
}

function Warnings({ warnings }: { warnings: readonly { message: string; documentId: string }[] }) {
  return (
    <>
      <p>请留意：</p>
      <ul className="warnings">
        {warnings.map(({ message, documentId }) => (
          <li key={documentId}>
            <Link href={`/desk/documents/${documentId}`}>{message}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** An administrator signs off in spite of what may be overridden; the reason stays in the record. */
function OverrideForm({ issueId, seen }: { issueId: string; seen: string }) {
  return (
    <details className="override">
      <summary>仍要签发</summary>
      <ActionForm action={signOffIssueAction} className="form">
        <input type="hidden" name="issueId" value={issueId} />
        <input type="hidden" name="seen" value={seen} />
        <TextArea
          name="reason"
          label="理由"
          hint="至少 4 字；与上列事项一并记入操作记录，并显示在本期页面上"
          lines={2}
        />
        <SubmitButton busy="正在排版并签发…">越过上列事项签发</SubmitButton>
      </ActionForm>
    </details>
  );
}
