import Link from "next/link";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import type { ProofRow } from "@/lib/issues/proofs/queries";
import { ROUND_LABELS, ROUNDS } from "@/lib/issues/proofs/schema";
import { NextProof, proofWords } from "./board-proofs";
import { StateLabel } from "./state-label";

/** Documents by rounds, as a table. */
export function ProofSheet({
  issueId,
  sheet,
  mayProof,
}: {
  issueId: string;
  sheet: readonly ProofRow[];
  mayProof: boolean;
}) {
  return (
    <table className="rows proof-sheet">
      <thead>
        <tr>
          <th scope="col">文件</th>
          <th scope="col" className="optional">
            栏目
          </th>
          <th scope="col">状态</th>
          {ROUNDS.map((round) => (
            <th key={round} scope="col">
              {ROUND_LABELS[round]}
            </th>
          ))}
          {mayProof && (
            <th scope="col" className="no-print">
              下一校次
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sheet.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="title">
              <Link href={`/desk/documents/${row.id}`}>{row.title}</Link>
              {row.number && <span className="entry-number">{row.number}</span>}
            </th>
            <td className="optional">{row.section}</td>
            <td className="nowrap">
              <StateLabel state={row.state}>{DOCUMENT_STATE_LABELS[row.state]}</StateLabel>
            </td>
            {ROUNDS.map((round) => (
              <td key={round} className="nowrap">
                {proofWords(row.standing[round])}
              </td>
            ))}
            {mayProof && (
              <td className="no-print">
                <NextProof document={row} issueId={issueId} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
