import type { DocumentState } from "@/lib/documents/schema";
import type { SortKey } from "@/lib/issues/contents/rules";
import type { Change } from "@/lib/issues/contents/schema";
import type { StandingProofs } from "@/lib/issues/proofs/rules";

/** A document as the board shows it, placed or waiting. */
export type BoardDocument = {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly state: DocumentState;
};

/** A document that stands in the issue. */
export type PlacedDocument = BoardDocument & {
  readonly sortKey: SortKey;
  readonly textHash: string;
  /** Null where no proofs are asked: in a back issue. */
  readonly standing: StandingProofs | null;
  /** Pages as printed, where they are known already. */
  readonly printed: readonly [number, number] | null;
};

/** What is dragged: a document, from where. */
export type Dragged = { readonly documentId: string; readonly isPlaced: boolean };

/** A change as a button of the board's form carries it. */
export function buttonOf(formId: string, change: Change) {
  return { type: "submit", form: formId, name: "change", value: JSON.stringify(change) } as const;
}
