import { publishIssueAction, reopenIssueAction, signOffIssueAction } from "@/lib/issues/actions";
import type { IssueState } from "@/lib/issues/schema";
import { ActionForm } from "../ui/action-form";
import { CheckField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

/** The next step of an issue, or all that stands in its way. */
export function IssueSteps({
  issue: { id, state, isBackIssue },
  blockers,
  mayPublish,
}: {
  issue: { readonly id: string; readonly state: IssueState; readonly isBackIssue: boolean };
  blockers: { readonly signOff: readonly string[]; readonly publication: readonly string[] };
  mayPublish: boolean;
}) {
  if (state === "published") return null;
  const isPublishable = isBackIssue || state === "signed-off";
  const reasons = isPublishable ? blockers.publication : blockers.signOff;
  const step = isBackIssue ? "核对发布" : isPublishable ? "发布" : "签发";
  return (
    <section className="steps" aria-label={step}>
      {reasons.length > 0 && (
        <>
          <p>还不能{step}：</p>
          <ul className="blockers">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      {reasons.length === 0 && !mayPublish && <p>可以{step}，由管理员进行。</p>}
      {reasons.length === 0 && mayPublish && (
        <ActionForm action={isPublishable ? publishIssueAction : signOffIssueAction} className="step">
          <input type="hidden" name="issueId" value={id} />
          {isBackIssue && <CheckField name="isFaithful" label="已与纸质公报核对无误" />}
          <SubmitButton kind="main" busy={`正在${step}…`}>
            {step}
          </SubmitButton>
          <p className="hint">
            {isPublishable
              ? "发布后期号和各文件的网址不再改变，公开内容只能更正或撤回。"
              : "签发后本期和其中的文件不再改动，要改动须退回编排。"}
          </p>
        </ActionForm>
      )}
      {state === "signed-off" && mayPublish && (
        <ActionForm action={reopenIssueAction} className="step">
          <input type="hidden" name="issueId" value={id} />
          <SubmitButton>退回编排</SubmitButton>
        </ActionForm>
      )}
    </section>
  );
}
