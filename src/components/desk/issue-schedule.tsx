import { formatInstant } from "@/lib/core/clock";
import { scheduleIssueAction, unscheduleIssueAction } from "@/lib/issues/scheduled/actions";
import { ActionForm } from "../ui/action-form";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

/** 定时发布: the time that was set and the means to change it, or the field to set one. */
export function IssueSchedule({
  issue: { id, scheduledAt, issueDate },
  problem,
}: {
  issue: { readonly id: string; readonly scheduledAt: string | null; readonly issueDate: string | null };
  problem: string | null;
}) {
  return (
    <>
      {scheduledAt && (
        <div className="step">
          <p>定于 {formatInstant(scheduledAt)} 自动发布。</p>
          {problem && <p className="error">不能按时发布：{problem}</p>}
          <ActionForm action={unscheduleIssueAction}>
            <input type="hidden" name="issueId" value={id} />
            <SubmitButton>取消定时</SubmitButton>
          </ActionForm>
        </div>
      )}
      <details className="schedule">
        <summary>{scheduledAt ? "改定时间" : "定时发布"}</summary>
        <ActionForm action={scheduleIssueAction} className="inline-form">
          <input type="hidden" name="issueId" value={id} />
          <TextField
            name="at"
            label="发布时间（北京时间）"
            type="datetime-local"
            initial={
              scheduledAt
                ? formatInstant(scheduledAt).replace(" ", "T")
                : issueDate
                  ? `${issueDate}T09:00`
                  : ""
            }
          />
          <SubmitButton>定时发布</SubmitButton>
        </ActionForm>
      </details>
    </>
  );
}
