"use client";

import { useRef, useState } from "react";

export type Tool = {
  readonly name: string;
  readonly run: () => void;
  /** Undefined for a tool that is no switch. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly keys?: string;
};

/** A row of tools with one stop for the tab key; arrows, Home and End move within it. */
export function Toolbar({ label, groups }: { label: string; groups: readonly (readonly Tool[])[] }) {
  const [current, setCurrent] = useState(0);
  const row = useRef<HTMLDivElement>(null);
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  const stop = Math.min(current, count - 1);

  const move = (event: React.KeyboardEvent) => {
    const next = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: count - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + count) % count;
    setCurrent(index);
    row.current?.querySelectorAll("button")[index]?.focus();
  };

  let index = 0;
  return (
    <div className="toolbar" role="toolbar" aria-label={label} ref={row} onKeyDown={move}>
      {groups.map((group) => (
        <div className="tool-group" key={group[0]?.name}>
          {group.map((tool) => {
            const place = index++;
            return (
              <button
                key={tool.name}
                type="button"
                tabIndex={place === stop ? 0 : -1}
                aria-pressed={tool.isOn}
                aria-disabled={tool.isDisabled || undefined}
                title={tool.keys}
                // The text keeps its selection.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  setCurrent(place);
                  if (!tool.isDisabled) tool.run();
                }}
              >
                {tool.name}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
