import { createOrganAction, updateOrganAction } from "@/lib/organs/actions";
import { DEFAULT_RANK, ORGAN_NAME_TYPE_LABELS, type OrganFields, type OrganName } from "@/lib/organs/schema";
import { ActionForm } from "../ui/action-form";
import { SelectField, TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

const BLANK: OrganName = { type: "code-word", name: "", fromDate: null, toDate: null };
const TYPES = Object.entries(ORGAN_NAME_TYPE_LABELS).map(([value, label]) => ({ value, label }));

/** An organ: its name and rank, a row for each other name, and blank rows for more. */
export function OrganForm({ organ }: { organ: (OrganFields & { readonly id: string }) | null }) {
  const names = organ?.names ?? [];
  const rows = [...names, { ...BLANK, type: "short" as const }, BLANK, BLANK];
  return (
    <ActionForm action={organ ? updateOrganAction : createOrganAction} className="form" isMain>
      {organ && <input type="hidden" name="organId" value={organ.id} />}
      <div className="grid">
        <TextField name="name" label="机关全称" initial={organ?.name} />
        <TextField
          name="rank"
          label="排序"
          type="number"
          initial={String(organ?.rank ?? DEFAULT_RANK)}
          hint="数字小的排在前面，如本级政府 10、办公室 20"
        />
      </div>
      {/* A key, so that after a save the rows that were cleared are gone. */}
      <fieldset className="organ-names" key={names.map(({ type, name }) => `${type} ${name}`).join()}>
        <legend>简称和发文机关代字</legend>
        {/* The labels of the fields say the same to those who hear the page. */}
        <div className="organ-name heads" aria-hidden>
          <span>类别</span>
          <span>名称</span>
          <span>起用日期</span>
          <span>停用日期</span>
        </div>
        {rows.map((name, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blank rows differ by nothing else.
          <div className="organ-name" key={row}>
            <SelectField
              name="nameType"
              row={row}
              label={`第 ${row + 1} 行类别`}
              initial={name.type}
              options={TYPES}
            />
            <TextField name="nameText" row={row} label={`第 ${row + 1} 行名称`} initial={name.name} />
            <TextField
              name="nameFrom"
              row={row}
              label={`第 ${row + 1} 行起用日期`}
              type="date"
              initial={name.fromDate ?? ""}
            />
            <TextField
              name="nameTo"
              row={row}
              label={`第 ${row + 1} 行停用日期`}
              type="date"
              initial={name.toDate ?? ""}
            />
          </div>
        ))}
      </fieldset>
      <p className="hint">
        日期不详或仍在使用的，不必填写。清空名称即删除该行。改名不影响已有文件所印的名称。
      </p>
      <SubmitButton kind="main" busy="正在保存…">
        {organ ? "保存" : "增加"}
      </SubmitButton>
    </ActionForm>
  );
}
