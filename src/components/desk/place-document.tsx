import { placeDocumentAction } from "@/lib/issues/actions";
import { ActionForm } from "../ui/action-form";
import { SelectField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

/** Puts a waiting document into a section of an issue. */
export function PlaceDocument({
  issueId,
  sections,
  waiting,
}: {
  issueId: string;
  sections: readonly { readonly name: string }[];
  waiting: readonly { readonly id: string; readonly title: string; readonly number: string | null }[];
}) {
  return (
    <ActionForm action={placeDocumentAction} className="form">
      <input type="hidden" name="issueId" value={issueId} />
      <div className="grid">
        <SelectField
          name="documentId"
          label="来稿"
          size="wide"
          options={waiting.map(({ id, title, number }) => ({
            value: id,
            label: number ? `${title}（${number}）` : title,
          }))}
        />
        <SelectField
          name="section"
          label="栏目"
          options={sections.map(({ name }) => ({ value: name, label: name }))}
        />
      </div>
      <SubmitButton>编入本期</SubmitButton>
    </ActionForm>
  );
}
