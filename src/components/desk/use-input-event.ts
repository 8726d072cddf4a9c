"use client";

import { useEffect, useRef } from "react";

/**
 * For an input whose value a script changes: the form around hears of it as of typing. The ref belongs on the input.
 */
export function useInputEvent<T extends HTMLElement>(value: string): React.RefObject<T | null> {
  const input = useRef<T>(null);
  const told = useRef(value);
  useEffect(() => {
    if (told.current === value) return;
    told.current = value;
    input.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [value]);
  return input;
}
