import { KIND_RULES } from "@/lib/documents/kinds/rules";
import type { Lookup } from "@/lib/documents/lookup/schema";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import { SelectField, TextField } from "../ui/field";

/** What to look for at the desk, and in what. */
export function SearchForm({
  asked,
  gazettes,
}: {
  asked: Lookup;
  gazettes: readonly { readonly slug: string; readonly name: string }[];
}) {
  const all = { value: "", label: "全部" };
  return (
    <search>
      <form action="/desk/search" className="form filter" aria-label="查找">
        <div className="grid">
          <TextField name="q" label="标题、文号、正文、机关、期号或编号" initial={asked.q} size="wide" />
          {gazettes.length > 1 && (
            <SelectField
              name="gazette"
              label="公报"
              initial={asked.gazette ?? ""}
              options={[all, ...gazettes.map(({ slug, name }) => ({ value: slug, label: name }))]}
            />
          )}
          <SelectField
            name="state"
            label="状态"
            initial={asked.state ?? ""}
            options={[
              all,
              ...Object.entries(DOCUMENT_STATE_LABELS).map(([value, label]) => ({ value, label })),
            ]}
          />
          <SelectField
            name="kind"
            label="类别"
            initial={asked.kind ?? ""}
            options={[all, ...Object.entries(KIND_RULES).map(([value, { label }]) => ({ value, label }))]}
          />
          <TextField name="year" label="年份" type="number" initial={asked.year?.toString() ?? ""} />
        </div>
        <button type="submit" className="button main">
          查找
        </button>
      </form>
    </search>
  );
}
