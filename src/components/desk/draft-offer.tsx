"use client";

import { useEffect, useState } from "react";
import { formatInstant } from "@/lib/core/clock";
import type { DraftText } from "@/lib/documents/drafts/schema";
import { type EditedText, fieldValuesOf } from "./edited-text";
import { clearLocalCopy, readLocalCopy } from "./local-copy";

type Draft = { readonly text: DraftText; readonly baseSequence: number; readonly keptAt: string };

/** What somebody typed here before and did not save, to be brought back or thrown away. */
export function DraftOffer({
  documentId,
  draft,
  sequence,
  onTake,
}: {
  documentId: string;
  /** The draft on the server as the page was opened. */
  draft: Draft | null;
  sequence: number;
  onTake: (text: EditedText, baseSequence: number) => void;
}) {
  const [offer, setOffer] = useState(draft);
  useEffect(() => {
    const local = readLocalCopy(documentId);
    if (local) setOffer((now) => (now && now.keptAt >= local.keptAt ? now : local));
  }, [documentId]);
  if (!offer) return null;
  return (
    <div className="notice draft-offer">
      <p>
        您有 {formatInstant(offer.keptAt)} 写下而未保存的文字
        {offer.baseSequence < sequence &&
          `，写在第 ${offer.baseSequence} 次修订上，此后已有第 ${sequence} 次修订`}
        。
      </p>
      <button
        type="button"
        className="button main"
        onClick={() => {
          onTake({ ...offer.text, fields: fieldValuesOf(offer.text.fields) }, offer.baseSequence);
          setOffer(null);
        }}
      >
        恢复
      </button>
      <button
        type="button"
        className="button plain"
        onClick={async () => {
          clearLocalCopy(documentId);
          setOffer(null);
          await fetch(`/desk/documents/${documentId}/draft`, { method: "DELETE" }).catch(() => null);
        }}
      >
        放弃
      </button>
    </div>
  );
}
