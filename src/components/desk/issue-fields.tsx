import type { GazetteFields } from "@/lib/gazettes/schema";
import type { IssueFields as Fields } from "@/lib/issues/schema";
import { TextArea, TextField } from "../ui/field";

/** The facts of an issue as fields of a form: numbers and date, then what stands before and behind the documents. */
export function IssueFields({
  issue: { year, number, totalNumber, issueDate, board, notices, contact, coverText },
  gazette,
}: {
  issue: Omit<Fields, "notices"> & { readonly notices: readonly string[] };
  /** What is printed where the issue says nothing of its own. */
  gazette: Pick<GazetteFields, "address" | "postcode" | "phone" | "email" | "sponsor">;
}) {
  const house = (value: string) => (value === "" ? "空着不印" : `空着即印公报的：${value}`);
  return (
    <div className="grid">
      <TextField name="year" label="年份" initial={String(year)} type="number" />
      <TextField name="number" label="期号" initial={number} hint="2；合刊 3-4；特刊 z1" />
      <TextField
        name="totalNumber"
        label="总期号"
        initial={totalNumber === null ? "" : String(totalNumber)}
        type="number"
      />
      <TextField name="issueDate" label="出版日期" initial={issueDate ?? ""} type="date" />
      <TextField name="director" label="编委会主任" initial={board.director.join("、")} />
      <TextField
        name="members"
        label="编委"
        initial={board.members.join("、")}
        hint="以顿号分开"
        size="wide"
      />
      <TextField name="chiefEditor" label="主编" initial={board.chiefEditor.join("、")} />
      <TextField name="deputyEditor" label="副主编" initial={board.deputyEditor.join("、")} />
      <TextArea
        name="notices"
        label="每期声明"
        initial={notices.join("\n")}
        hint="一行一条，印在扉页"
        lines={4}
      />
      <TextArea
        name="coverText"
        label="封面文字"
        initial={coverText}
        hint={`印在封面下方。${house(gazette.sponsor)}`}
        lines={2}
      />
      <TextField
        name="contactAddress"
        label="地址"
        initial={contact.address}
        hint={house(gazette.address)}
        size="wide"
      />
      <TextField
        name="contactPostcode"
        label="邮编"
        initial={contact.postcode}
        hint={house(gazette.postcode)}
      />
      <TextField name="contactPhone" label="电话" initial={contact.phone} hint={house(gazette.phone)} />
      <TextField name="contactEmail" label="电子邮箱" initial={contact.email} hint={house(gazette.email)} />
    </div>
  );
}
