"use client";

import { type KeyboardEvent, useState } from "react";
import { TextField } from "../ui/field";

type Row = { readonly id: string; readonly name: string };

/**
 * A row a section: its place as a number, its name, and with JavaScript two buttons (or Alt and an arrow key) that move
 * it; the focus goes with it. Without JavaScript the numbers alone tell the order.
 */
export function SectionRows({ sections }: { sections: readonly Row[] }) {
  const [rows, setRows] = useState<readonly Row[]>([...sections, { id: "", name: "" }]);
  const [told, tell] = useState("");
  const last = rows.length - 2;

  const move = (from: number, by: -1 | 1) => {
    const to = from + by;
    const [row, other] = [rows[from], rows[to]];
    if (!row || !other || from > last || to > last) return;
    setRows(rows.map((kept, at) => (at === from ? other : at === to ? row : kept)));
    tell(`已移到第 ${to + 1} 行`);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    move(at, by);
  };

  return (
    <div className="section-list">
      {rows.map((section, row) => {
        const isNew = section.id === "";
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside.
          <div key={section.id} className="section-row" onKeyDown={(event) => onKeyDown(event, row)}>
            <input type="hidden" name="sectionId" value={section.id} />
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: the number belongs to the place, not to the section.
              key={`order ${row}`}
              name="sectionOrder"
              row={row}
              label={`第 ${row + 1} 行次序`}
              initial={isNew ? "" : String(row + 1)}
            />
            <TextField
              name="sectionName"
              row={row}
              label={isNew ? "新栏目" : `第 ${row + 1} 行名称`}
              initial={section.name}
            />
            {!isNew && (
              <span className="section-tools">
                <MoveButton label={`上移“${section.name}”`} isOff={row === 0} onMove={() => move(row, -1)}>
                  上移
                </MoveButton>
                <MoveButton label={`下移“${section.name}”`} isOff={row === last} onMove={() => move(row, 1)}>
                  下移
                </MoveButton>
              </span>
            )}
          </div>
        );
      })}
      <p role="status" className="told">
        {told}
      </p>
    </div>
  );
}

function MoveButton({
  label,
  isOff,
  onMove,
  children,
}: {
  label: string;
  isOff: boolean;
  onMove: () => void;
  children: React.ReactNode;
}) {
  return (
    // Not `disabled`, which would lose the focus at the end of the way.
    <button
      type="button"
      className="button quiet"
      aria-label={label}
      aria-disabled={isOff}
      onClick={() => !isOff && onMove()}
    >
      {children}
    </button>
  );
}
