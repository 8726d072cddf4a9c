import { updateNoticesAction } from "@/lib/gazettes/actions";
import { ActionForm } from "../ui/action-form";
import { TextArea } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

/** The house notices, which the first issue begins with. */
export function NoticesForm({
  gazette: { id, notices },
  isReadOnly,
}: {
  gazette: { readonly id: string; readonly notices: readonly string[] };
  isReadOnly: boolean;
}) {
  return (
    <ActionForm action={updateNoticesAction} className="form">
      <fieldset disabled={isReadOnly}>
        <input type="hidden" name="gazetteId" value={id} />
        <TextArea
          name="notices"
          label="每行一条"
          initial={notices.join("\n")}
          hint="如“本公报所登文件与正式文件具有同等效力”。新建第一期时自动填入，以后各期沿用上一期。"
          lines={3}
        />
      </fieldset>
      {!isReadOnly && <SubmitButton busy="正在保存…">保存声明</SubmitButton>}
    </ActionForm>
  );
}
