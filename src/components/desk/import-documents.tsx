"use client";

import Link from "next/link";
import { use } from "react";
import { FormStateContext } from "../ui/form-state";

type Row = {
  readonly title: string;
  readonly docNumber: string | null;
  readonly section: string | null;
  readonly kind: string;
  readonly firstLine: number | null;
  readonly warnings: number;
  /** Page that sets it beside its source; null where it has no lines. */
  readonly href: string | null;
};

/** The documents that were read of a file, each to be taken or left; a refusal keeps the choice. */
export function ImportDocuments({ documents }: { documents: readonly Row[] }) {
  const state = use(FormStateContext);
  const answered = state !== null && !state.ok ? state.values : undefined;
  const chosen = answered && [answered.document ?? []].flat();
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">录入</th>
          <th scope="col">标题</th>
          <th scope="col">文号</th>
          <th scope="col" className="optional">
            栏目
          </th>
          <th scope="col" className="optional">
            类别
          </th>
          <th scope="col" className="figure optional">
            行
          </th>
          <th scope="col">核对</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((row, index) => (
          <tr key={`${row.firstLine} ${row.title}`}>
            <td className="choose">
              <label>
                <input
                  // React does not follow a changed default of a box.
                  key={String(chosen?.includes(String(index)))}
                  type="checkbox"
                  name="document"
                  value={index}
                  aria-label={`录入《${row.title}》`}
                  defaultChecked={chosen?.includes(String(index)) ?? true}
                />
              </label>
            </td>
            <th scope="row" className="title">
              {row.title}
            </th>
            <td className="nowrap">{row.docNumber ?? "—"}</td>
            <td className="optional nowrap">{row.section ?? "—"}</td>
            <td className="optional nowrap">{row.kind}</td>
            <td className="figure optional">{row.firstLine ?? "—"}</td>
            <td className="nowrap">
              {row.href === null ? (
                "—"
              ) : (
                <Link href={row.href} prefetch={false} aria-label={`《${row.title}》与原文对照`}>
                  与原文对照
                </Link>
              )}
              {row.warnings > 0 && <span className="hint">　留意 {row.warnings} 处</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
