"use client";

/** The chosen organs in order: Alt with an arrow key moves one, Delete or Backspace removes it. */
export function OrganChips({
  label,
  names,
  onOrder,
  onRemove,
  onSay,
}: {
  label: string;
  names: readonly string[];
  onOrder: (names: readonly string[]) => void;
  onRemove: (name: string) => void;
  /** Tells a screen reader what happened. */
  onSay: (words: string) => void;
}) {
  if (names.length === 0) return null;
  const move = (from: number, by: 1 | -1) => {
    const to = from + by;
    const name = names[from];
    if (name === undefined || to < 0 || to >= names.length) return;
    const moved = names.filter((_, index) => index !== from);
    moved.splice(to, 0, name);
    onOrder(moved);
    onSay(`${name}，第 ${to + 1} 个，共 ${names.length} 个`);
  };
  return (
    <ol aria-label={`已选的${label}`} className="chips">
      {names.map((name, index) => (
        <li key={name}>
          <button
            type="button"
            className="chip"
            aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Delete"
            onKeyDown={(event) => {
              if (event.altKey && event.key === "ArrowLeft") move(index, -1);
              else if (event.altKey && event.key === "ArrowRight") move(index, 1);
              else if (event.key === "Delete" || event.key === "Backspace") onRemove(name);
              else return;
              event.preventDefault();
            }}
          >
            {name}
          </button>
          <button type="button" className="remove" aria-label={`移除 ${name}`} onClick={() => onRemove(name)}>
            ×
          </button>
        </li>
      ))}
    </ol>
  );
}
