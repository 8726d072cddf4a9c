import { updateSectionsAction } from "@/lib/gazettes/actions";
import { ActionForm } from "../ui/action-form";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

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
  const rows = [...sections, { id: "", name: "" }];
  return (
    // A key, so that after a save the rows stand in their new order.
    <ActionForm action={updateSectionsAction} className="form" key={sections.map((s) => s.id).join()}>
      <fieldset disabled={isReadOnly} className="section-rows">
        <input type="hidden" name="gazetteId" value={id} />
        {rows.map((section, row) => (
          <div key={section.id} className="section-row">
            <input type="hidden" name="sectionId" value={section.id} />
            <TextField
              name="sectionOrder"
              row={row}
              label={`第 ${row + 1} 行次序`}
              initial={section.id === "" ? "" : String(row + 1)}
            />
            <TextField
              name="sectionName"
              row={row}
              label={section.id === "" ? "新栏目" : `第 ${row + 1} 行名称`}
              initial={section.name}
            />
          </div>
        ))}
      </fieldset>
      <p className="hint">以数字定次序；清空名称即删除，已有文件的栏目不能删除。</p>
      {!isReadOnly && <SubmitButton busy="正在保存…">保存栏目</SubmitButton>}
    </ActionForm>
  );
}
