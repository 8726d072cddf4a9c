import { updateSectionsAction } from "@/lib/gazettes/actions";
import { ActionForm } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";
import { SectionRows } from "./section-rows";

/** The house sections in their order, and a blank row for a further one. */
export function SectionsForm({
  gazette: { id, sections },
  isReadOnly,
}: {
  gazette: {
    readonly id: string;
    readonly sections: readonly { readonly id: string; readonly name: string }[];
  };
  isReadOnly: boolean;
}) {
  return (
    <ActionForm action={updateSectionsAction} className="form">
      <fieldset disabled={isReadOnly} className="section-rows">
        <input type="hidden" name="gazetteId" value={id} />
        {/* A key, so that after a save the rows stand in their new order. */}
        <SectionRows key={sections.map((s) => s.id).join()} sections={sections} />
      </fieldset>
      <p className="hint">
        以数字定次序，或用“上移”“下移”、Alt
        加上下箭头移动，保存后生效；清空名称即删除，已有文件的栏目不能删除。
      </p>
      {!isReadOnly && <SubmitButton busy="正在保存…">保存栏目</SubmitButton>}
    </ActionForm>
  );
}
