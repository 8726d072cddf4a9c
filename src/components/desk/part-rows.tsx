"use client";

import { use } from "react";
import type { DocumentFormValues } from "@/lib/documents/rules";
import { CheckField, SelectField, TextArea, TextField } from "../ui/field";
import { FormStateContext, useField } from "../ui/form-state";

const TYPES = [
  { value: "instrument", label: "印发的文本" },
  { value: "annex", label: "附件" },
];

/**
 * The parts of a document, a group of fields each, and a closed blank group for a further one. After a refusal there
 * are as many rows as were sent, even where the saved document has fewer by now.
 */
export function PartRows({
  form,
  shown,
}: {
  form: DocumentFormValues;
  /** For each part what its lines only name (tables, figures), to be read; null without any. */
  shown: readonly React.ReactNode[];
}) {
  const state = use(FormStateContext);
  const sent = state && !state.ok ? state.values?.partOrigin : undefined;
  const count = Array.isArray(sent) ? sent.length : form.partOrigin.length;
  const rows = Array.from({ length: count }, (_, row) => row);
  return (
    <>
      {rows.map((row) => (
        <PartRow key={row} form={form} row={row} shown={shown[row] ?? null} />
      ))}
    </>
  );
}

function PartRow({ form, row, shown }: { form: DocumentFormValues; row: number; shown: React.ReactNode }) {
  const origin = useField("partOrigin", form.partOrigin[row] ?? "", row).value;
  const typed = useField("partText", form.partText[row] ?? "", row);
  const isFurther = origin === "" && row > 0;
  const parents = form.partType.slice(0, row).map((_, index) => ({
    value: String(index),
    label: form.partTitle[index] || form.partLabel[index] || "正文",
  }));
  const fields = (
    <>
      <input type="hidden" name="partOrigin" value={origin} />
      {row === 0 ? (
        <>
          <input type="hidden" name="partType" value="body" />
          <input type="hidden" name="partLabel" value="" />
          <input type="hidden" name="partTitle" value="" />
          <input type="hidden" name="partParent" value="" />
        </>
      ) : (
        <div className="grid">
          <SelectField
            name="partType"
            row={row}
            label="部分"
            initial={form.partType[row] ?? "annex"}
            options={TYPES}
          />
          <SelectField
            name="partParent"
            row={row}
            label="属于"
            initial={form.partParent[row] || "0"}
            options={parents}
          />
          <TextField
            name="partLabel"
            row={row}
            label="标注"
            initial={form.partLabel[row] ?? ""}
            hint="附件、附件1；印发的文本一般没有"
          />
          <TextField
            name="partTitle"
            row={row}
            label="标题"
            initial={form.partTitle[row] ?? ""}
            size="wide"
          />
        </div>
      )}
      <TextArea
        name="partText"
        row={row}
        label="文字"
        initial={form.partText[row] ?? ""}
        lines={Math.min(28, Math.max(6, Math.ceil((form.partText[row] ?? "").length / 40)))}
        isText
      />
      {shown}
      {row > 0 && !isFurther && <CheckField name="partRemove" value={String(row)} label="保存时删除此部分" />}
    </>
  );
  if (isFurther) {
    return (
      <details className="part" open={typed.value !== ""}>
        <summary>添加印发的文本或附件</summary>
        {fields}
      </details>
    );
  }
  return (
    <fieldset className="part">
      <legend>{row === 0 ? "正文" : form.partLabel[row] || form.partTitle[row] || "附件"}</legend>
      {fields}
    </fieldset>
  );
}
