import { updateGazetteAction } from "@/lib/gazettes/actions";
import type { GazetteFields } from "@/lib/gazettes/schema";
import { ActionForm } from "../ui/action-form";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

const FIELDS: readonly { name: keyof GazetteFields; label: string; hint?: string; size?: "wide" }[] = [
  { name: "name", label: "公报名称", size: "wide" },
  { name: "masthead", label: "刊名拼音", hint: "印在封面刊名下", size: "wide" },
  { name: "place", label: "地区" },
  { name: "frequency", label: "刊期", hint: "月刊、双月刊、季刊" },
  { name: "sponsor", label: "主管主办" },
  { name: "publisher", label: "出版" },
  { name: "motto", label: "办刊宗旨", size: "wide" },
  { name: "address", label: "地址", size: "wide" },
  { name: "postcode", label: "邮编" },
  { name: "phone", label: "电话" },
  { name: "email", label: "电子邮箱" },
];

/** The imprint of a gazette. */
export function GazetteForm({
  gazette,
  isReadOnly,
}: {
  gazette: GazetteFields & { readonly id: string };
  isReadOnly: boolean;
}) {
  return (
    <ActionForm action={updateGazetteAction} className="form" isMain>
      <fieldset disabled={isReadOnly} className="grid">
        <input type="hidden" name="gazetteId" value={gazette.id} />
        {FIELDS.map((field) => (
          <TextField key={field.name} {...field} initial={gazette[field.name]} />
        ))}
      </fieldset>
      {!isReadOnly && (
        <SubmitButton kind="main" busy="正在保存…">
          保存
        </SubmitButton>
      )}
    </ActionForm>
  );
}
