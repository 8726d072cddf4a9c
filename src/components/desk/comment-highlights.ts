import type { CommentThread } from "@/lib/documents/comments/queries";
import type { Highlight } from "./editor/part-editor";

/** For each part the places that open comments speak of. */
export function highlightsOf(threads: readonly CommentThread[], activeId: string | null): Highlight[][] {
  const places: Highlight[][] = [];
  for (const { id, part, quote, prefix, suffix, resolvedAt } of threads) {
    if (quote === "" || resolvedAt !== null) continue;
    places[part] = [...(places[part] ?? []), { id, quote, prefix, suffix, isActive: id === activeId }];
  }
  return places;
}
