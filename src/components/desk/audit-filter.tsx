import Link from "next/link";
import { EVENT_GROUPS } from "@/lib/audit/rules";
import type { AuditFilter } from "@/lib/audit/schema";
import { SelectField, TextField } from "../ui/field";

/** The form that narrows the record; a plain address, so that what is shown can be kept and sent. */
export function AuditFilterForm({
  filter,
  people,
}: {
  filter: AuditFilter;
  people: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <form action="/desk/audit" className="form filter">
      <div className="grid">
        <SelectField
          name="person"
          label="人员"
          initial={filter.person ?? ""}
          options={[
            { value: "", label: "所有人" },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
            { value: "-", label: "命令行和系统" },
          ]}
        />
        <SelectField
          name="group"
          label="种类"
          initial={filter.group ?? ""}
          options={[
            { value: "", label: "全部" },
            ...Object.entries(EVENT_GROUPS).map(([value, label]) => ({ value, label })),
          ]}
        />
        <TextField name="from" label="起始日期" type="date" initial={filter.from ?? ""} />
        <TextField name="to" label="截止日期" type="date" initial={filter.to ?? ""} />
      </div>
      {filter.subject !== undefined && <input type="hidden" name="subject" value={filter.subject} />}
      <div className="tools">
        <button type="submit" className="button plain">
          查看
        </button>
        <Link href="/desk/audit">清除条件</Link>
      </div>
    </form>
  );
}
