import type { ComparedRow, Piece, SourceLine } from "@/lib/documents/sources/rules";
import { LEFT_OUT_REASONS } from "@/lib/importing/reasons";

/** The lines of the source beside what the document says, a row a field or paragraph; what only one side has is marked. */
export function SourceComparison({ rows }: { rows: readonly ComparedRow[] }) {
  return (
    <table className="comparison">
      <thead>
        <tr>
          <th scope="col" className="figure">
            行
          </th>
          <th scope="col">原文</th>
          <th scope="col">录入的文字</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else to be told apart by than their place
          <tr key={index}>
            <td className="figure">{lineNumbers(row.lines)}</td>
            <td className="original">
              {row.lines.map((line) => (
                <OriginalLine key={line.n} line={line} />
              ))}
            </td>
            <td className="result">
              {row.label && row.pieces.length > 0 && <span className="label">{row.label}</span>}
              <Pieces pieces={row.pieces} tag="ins" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a row shows something that only one side has. */
export function isDifferent({ pieces, lines }: ComparedRow): boolean {
  return [...pieces, ...lines.flatMap((line) => line.pieces)].some((piece) => piece.isDifferent);
}

/** What a comparison found, in words. */
export function comparisonWords(found: { lost: number; added: number; isCompared: boolean }): string {
  if (!found.isCompared) return "两边差异太大，未逐字比较。";
  if (found.lost + found.added === 0) return "逐字比较，没有不同（空格和换行除外）。";
  return `逐字比较，原文有而未录入 ${found.lost} 字，录入而原文没有 ${found.added} 字。`;
}

function OriginalLine({ line: { pieces, leftOut } }: { line: SourceLine }) {
  if (leftOut) {
    return (
      <p className="left-out">
        <span className="label">{LEFT_OUT_REASONS[leftOut]}</span>
        <Pieces pieces={pieces} tag="del" />
      </p>
    );
  }
  return (
    <p>
      <Pieces pieces={pieces} tag="del" />
    </p>
  );
}

function Pieces({ pieces, tag: Tag }: { pieces: readonly Piece[]; tag: "ins" | "del" }) {
  return pieces.map(({ text, isDifferent: isOwn }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
    isOwn ? <Tag key={index}>{text}</Tag> : <span key={index}>{text}</span>,
  );
}

function lineNumbers(lines: readonly SourceLine[]): string {
  const [first, ...more] = lines;
  const last = more.at(-1);
  if (!first) return "";
  return last ? `${first.n}–${last.n}` : String(first.n);
}
