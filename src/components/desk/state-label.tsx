/** A state as a word with a dot before it; the word says it, the dot only helps to find it. */
export function StateLabel({ state, children }: { state: string; children: React.ReactNode }) {
  return (
    <span className="state" data-state={state}>
      {children}
    </span>
  );
}
