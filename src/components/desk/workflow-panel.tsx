import Link from "next/link";
import { formatInstant } from "@/lib/core/clock";
import { type DocumentState, documentStateLabel } from "@/lib/documents/schema";
import { removeDocumentAction, takeStepAction } from "@/lib/documents/workflow/actions";
import type { OfferedStep } from "@/lib/documents/workflow/policy";
import type { StepEntry } from "@/lib/documents/workflow/queries";
import { isAwaitingLook, STEPS } from "@/lib/documents/workflow/rules";
import { CORRECTION_TYPE_LABELS, WITHDRAWAL_TYPE_LABELS } from "@/lib/documents/workflow/schema";
import { ActionForm } from "../ui/action-form";
import { CheckField, SelectField, TextArea } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { StateLabel } from "./state-label";

type StepDocument = {
  readonly id: string;
  readonly sequence: number;
  readonly state: DocumentState;
  readonly publicId: string | null;
};

/** What each step needs to be said, and what follows from it. */
const ASKS: Readonly<
  Record<
    OfferedStep["type"],
    {
      readonly reason: "说明" | "原因" | "原因（将在网页公布）" | null;
      readonly types: Readonly<Record<string, string>> | null;
      readonly hint: string;
    }
  >
> = {
  submit: { reason: "说明", types: null, hint: "送审后由另一人审核。" },
  recall: { reason: null, types: null, hint: "文件回到来稿，可以继续修改。" },
  approve: { reason: null, types: null, hint: "通过后可以编入一期发布，或先行发布。" },
  reject: { reason: "原因", types: null, hint: "文件退回修改，原因告诉送审的人。" },
  publish: { reason: null, types: null, hint: "立即公开；公开后只能更正或撤回。" },
  emergency: {
    reason: "原因",
    types: null,
    hint: "不经另一人审核立即公开，记入操作记录，并须由另一人复核。",
  },
  look: { reason: null, types: null, hint: "确认已看过未经审核就公开的文字。" },
  correct: {
    reason: "原因（将在网页公布）",
    types: CORRECTION_TYPE_LABELS,
    hint: "开始更正后可以修改；公开的版本不变，直到更正发布。",
  },
  abandon: { reason: null, types: null, hint: "改动作废，恢复公开的文字。" },
  withdraw: {
    reason: "原因（将在网页公布）",
    types: WITHDRAWAL_TYPE_LABELS,
    hint: "公开网页将说明已撤回；撤回后不能恢复。依法不得公开、涉及隐私的，正文一并撤下。",
  },
};

/** Where a document stands, the steps that this person may take now, and those that were taken. */
export function WorkflowPanel({
  document,
  offered,
  steps,
  openComments,
  isEmpty,
  isRemovable = false,
}: {
  document: StepDocument;
  offered: readonly OfferedStep[];
  /** Newest first. */
  steps: readonly StepEntry[];
  /** Comments that are not settled. */
  openComments: number;
  /** Whether the body says nothing yet. */
  isEmpty: boolean;
  /** Whether this person may delete it now. */
  isRemovable?: boolean;
}) {
  const mine = offered.filter(({ isForAnother }) => !isForAnother);
  const others = offered.filter(({ isForAnother }) => isForAnother);
  const passed = steps.find(({ type }) => type === "approve")?.sequence;
  return (
    <section className="workflow">
      <h2>流转</h2>
      <p>
        <StateLabel state={document.state}>{documentStateLabel(document)}</StateLabel>
      </p>
      {isAwaitingLook(steps) && <p className="awaiting-look">应急发布，待另一人复核</p>}
      {document.state === "submitted" && passed !== undefined && passed < document.sequence && (
        <p>
          <Link href={`/desk/documents/${document.id}/revisions/${document.sequence}?against=${passed}`}>
            看自上次通过以来的改动
          </Link>
        </p>
      )}
      {others.map(({ type }) => (
        <p key={type} className="hint">
          {STEPS[type].label}须由另一人进行，不能是{type === "look" ? "发布者" : "送审者、撰写者或改动者"}
          本人。
        </p>
      ))}
      {mine.map(({ type }) => (
        <StepAsked
          key={`${type}-${document.sequence}`}
          type={type}
          document={document}
          warning={warningOf(type, { openComments, isEmpty })}
        />
      ))}
      {isRemovable && <Removal document={document} />}
      {steps.length > 0 && <History steps={steps} />}
    </section>
  );
}

/** What to think of before a step is taken; null where nothing. */
function warningOf(
  type: OfferedStep["type"],
  { openComments, isEmpty }: { openComments: number; isEmpty: boolean },
): string | null {
  if (type === "approve" && openComments > 0) return `还有 ${openComments} 条批注没有办结，确认仍要通过。`;
  return type === "submit" && isEmpty ? "正文还是空的，确认仍要送审。" : null;
}

/** A step with what it needs; opened first, so that nothing is done by one click. Works without JavaScript. */
function StepAsked({
  type,
  document,
  warning,
}: {
  type: OfferedStep["type"];
  document: StepDocument;
  warning: string | null;
}) {
  const { reason, types, hint } = ASKS[type];
  const { label } = STEPS[type];
  return (
    <details>
      <summary>{label}</summary>
      <p className="hint">{hint}</p>
      {warning && <p className="warning">{warning}</p>}
      <ActionForm action={takeStepAction} className="form">
        <input type="hidden" name="documentId" value={document.id} />
        <input type="hidden" name="expectedSequence" value={document.sequence} />
        <input type="hidden" name="type" value={type} />
        {types && (
          <SelectField
            name="reasonType"
            label="缘由"
            options={[
              { value: "", label: "请选择" },
              ...Object.entries(types).map(([value, text]) => ({ value, label: text })),
            ]}
          />
        )}
        {reason && <TextArea name="reason" label={reason} />}
        {type === "withdraw" && <CheckField name="hidden" label="网页和 PDF 不再显示正文" />}
        <SubmitButton kind="plain" busy={`正在${label}…`}>
          确认{label}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

/** Asks before it deletes. */
function Removal({ document: { id, sequence } }: { document: StepDocument }) {
  return (
    <details>
      <summary>删除</summary>
      <p className="hint">文件连同全部修订、批注一并删除，不能恢复；操作记录保留其标题。</p>
      <ActionForm action={removeDocumentAction} className="form">
        <input type="hidden" name="documentId" value={id} />
        <input type="hidden" name="expectedSequence" value={sequence} />
        <SubmitButton busy="正在删除…">确认删除</SubmitButton>
      </ActionForm>
    </details>
  );
}

function History({ steps }: { steps: readonly StepEntry[] }) {
  return (
    <ol className="step-history" reversed>
      {steps.map(({ type, at, userName, reasonType, reason, sequence }) => (
        <li key={`${at} ${type} ${sequence}`}>
          <span className="date">{formatInstant(at)}</span> {userName} {STEPS[type].label}
          {(reasonType !== null || reason !== "") && (
            <span className="note">
              {[reasonType && reasonLabel(reasonType), reason].filter(Boolean).join("：")}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function reasonLabel(reasonType: string): string {
  const labels: Readonly<Record<string, string>> = { ...WITHDRAWAL_TYPE_LABELS, ...CORRECTION_TYPE_LABELS };
  return labels[reasonType] ?? reasonType;
}
