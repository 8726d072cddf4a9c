"use client";

import { useEffect, useState } from "react";
import { type Numbers, NumbersSchema } from "@/lib/documents/numbers/schema";

/** Milliseconds without a key before the server is asked. */
const PAUSE_MS = 400;

/**
 * What the server knows of a number; null before it has answered, for an empty one, and where it cannot be asked: the
 * field works without.
 */
export function useNumbers({
  gazetteId,
  documentId,
  number,
  field,
}: {
  gazetteId: string;
  documentId: string | null;
  number: string;
  /** Where the number stands: nothing is asked in a form that only shows it. */
  field: React.RefObject<HTMLElement | null>;
}): Numbers | null {
  const [known, setKnown] = useState<{ number: string; numbers: Numbers } | null>(null);
  useEffect(() => {
    if (number === "" || field.current?.closest("fieldset:disabled")) return;
    const stop = new AbortController();
    const ask = async () => {
      const query = new URLSearchParams({ gazette: gazetteId, document: documentId ?? "", number });
      const response = await fetch(`/desk/numbers?${query}`, { signal: stop.signal });
      const numbers = NumbersSchema.safeParse(await response.json());
      if (numbers.success) setKnown({ number, numbers: numbers.data });
    };
    const timer = setTimeout(() => ask().catch(() => {}), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [gazetteId, documentId, number, field]);
  return known?.number === number ? known.numbers : null;
}
