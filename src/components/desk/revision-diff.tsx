import {
  countChanges,
  type DiffLine,
  isChanged,
  type PartDiff,
  type RevisionDiff,
} from "@/lib/documents/revisions/rules";

/** What one revision says otherwise than another: inserted text underlined, deleted text struck through. */
export function RevisionDiffView({ diff }: { diff: RevisionDiff }) {
  const { fields, parts } = diff;
  if (fields.length + parts.length === 0) return <p className="empty">两次修订相同。</p>;
  const { added, removed } = countChanges(diff);
  return (
    <div className="revision-diff">
      <p>
        增 {added} 字，删 {removed} 字
      </p>
      {fields.length > 0 && (
        <section>
          <h2>文件信息</h2>
          <dl>
            {fields.map(({ label, pieces }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <Line pieces={pieces} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts may bear the same name
        <PartSection key={index} part={part} />
      ))}
    </div>
  );
}

const PART_CHANGES = { same: "", added: "（新增）", removed: "（移除）" } as const;

function PartSection({ part: { name, kind, lines, form } }: { part: PartDiff }) {
  const isMoved = form.length === 0 && !lines.some(isChanged);
  return (
    <section>
      <h2>
        {name}
        {PART_CHANGES[kind]}
      </h2>
      {form.length > 0 && <p>文字相同，格式有改动：{form.join("、")}。</p>}
      {isMoved && <p>文字相同，所属的部分有改动。</p>}
      {form.length === 0 &&
        !isMoved &&
        runsOf(lines).map((run) =>
          run.isSame ? <SameLines key={run.from} {...run} /> : <Lines key={run.from} {...run} />,
        )}
    </section>
  );
}

type LineRun = { readonly isSame: boolean; readonly from: number; readonly lines: readonly DiffLine[] };

/** Most lines that both have alike and that are shown all the same. */
const MOST_SAME = 3;

function SameLines({ from, lines, isSame }: LineRun) {
  if (lines.length <= MOST_SAME) return <Lines from={from} lines={lines} isSame={isSame} />;
  return (
    <details>
      <summary>未改动 {lines.length} 段</summary>
      <Lines from={from} lines={lines} isSame={isSame} />
    </details>
  );
}

function Lines({ from, lines }: LineRun) {
  return lines.map((pieces, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to be told apart by than their place
    <p key={from + index}>
      <Line pieces={pieces} />
    </p>
  ));
}

function Line({ pieces }: { pieces: DiffLine }) {
  return pieces.map(({ kind, text }, index) => {
    // A screen reader does not tell insertions from deletions by itself.
    const key = `${index}`;
    if (kind === "same") return <span key={key}>{text}</span>;
    if (kind === "added") {
      return (
        <ins key={key}>
          <span className="visually-hidden">［增］</span>
          {text}
        </ins>
      );
    }
    return (
      <del key={key}>
        <span className="visually-hidden">［删］</span>
        {text}
      </del>
    );
  });
}

function runsOf(lines: readonly DiffLine[]): LineRun[] {
  const runs: { isSame: boolean; from: number; lines: DiffLine[] }[] = [];
  lines.forEach((pieces, from) => {
    const isSame = !isChanged(pieces);
    const last = runs.at(-1);
    if (last?.isSame === isSame) last.lines.push(pieces);
    else runs.push({ isSame, from, lines: [pieces] });
  });
  return runs;
}
