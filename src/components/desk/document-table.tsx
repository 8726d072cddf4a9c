import Link from "next/link";
import { type DocumentState, documentStateLabel } from "@/lib/documents/schema";
import { StateLabel } from "./state-label";

type Row = {
  readonly id: string;
  readonly state: DocumentState;
  readonly title: string;
  readonly number: string | null;
  readonly writtenOn: string | null;
  readonly publicId: string | null;
};

/** Documents as rows: title, number, date, state. */
export function DocumentTable({ documents }: { documents: readonly Row[] }) {
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">标题</th>
          <th scope="col">文号</th>
          <th scope="col" className="optional">
            成文日期
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id}>
            <th scope="row" className="title">
              <Link href={`/desk/documents/${document.id}`}>{document.title}</Link>
            </th>
            <td className="nowrap">{document.number ?? "—"}</td>
            <td className="date optional">{document.writtenOn ?? "—"}</td>
            <td>
              <StateLabel state={document.state}>{documentStateLabel(document)}</StateLabel>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
