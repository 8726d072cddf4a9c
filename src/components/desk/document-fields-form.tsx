import { GENRES } from "@/lib/content/kind";
import { type DocumentFormValues, KIND_RULES } from "@/lib/documents/rules";
import { SelectField, TextArea, TextField } from "../ui/field";

const KIND_OPTIONS = Object.entries(KIND_RULES).map(([value, { label, hint }]) => ({
  value,
  label: `${label}（${hint}）`,
}));

/** The fields of a document (公文要素) as fields of a form. */
export function DocumentFieldsForm({ form }: { form: DocumentFormValues }) {
  return (
    <div className="grid">
      <TextArea name="title" label="标题" initial={form.title} lines={2} />
      <TextField
        name="numberText"
        label="发文字号"
        initial={form.numberText}
        hint="如 云政发〔2026〕5号；没有则空着"
      />
      <TextField name="genre" label="文种" initial={form.genre} list={GENRES} />
      <SelectField name="kind" label="内容类别" initial={form.kind} options={KIND_OPTIONS} size="wide" />
      <TextArea
        name="issuers"
        label="发文机关"
        initial={form.issuers}
        hint="一行一个，主办机关在前"
        lines={2}
        size="half"
      />
      <TextArea
        name="signatories"
        label="落款"
        initial={form.signatories}
        hint="一行一个，按原文次序"
        lines={2}
        size="half"
      />
      <TextArea name="addressee" label="主送机关" initial={form.addressee} hint="不带冒号" lines={2} />
      <TextField name="writtenOn" label="成文日期" initial={form.writtenOn} type="date" />
      <TextField
        name="writtenOnText"
        label="成文日期，按原文"
        initial={form.writtenOnText}
        hint="空着则按成文日期写成 2026年9月5日"
      />
      <TextField name="publicity" label="附注" initial={form.publicity} hint="不带括号" />
      <TextField name="consultUnit" label="咨询单位" initial={form.consultUnit} />
      <TextField name="consultPhone" label="咨询电话" initial={form.consultPhone} />
    </div>
  );
}
