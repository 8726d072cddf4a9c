"use client";

import type { Attachment, DocumentPart as SavedPart } from "@/lib/documents/schema";
import { type EditedPart, partName } from "./document-part";
import { type EditedText, fieldValuesOf, partsToSave } from "./edited-text";
import type { PartEditorHandle } from "./editor/part-editor";

/**
 * What stands in the editor's page now. The problem keeps it from being saved; the text is null where it cannot even be
 * kept as a draft.
 */
export function readEditedText(
  form: HTMLFormElement | null,
  parts: readonly EditedPart[],
  handles: ReadonlyMap<string, PartEditorHandle>,
): { text: EditedText | null; problem: string | null } {
  if (!form) return { text: null, problem: null };
  let problem: string | null = null;
  let isWhole = true;
  const contents = new Map<string, SavedPart["content"]>();
  for (const part of parts) {
    const found = handles.get(part.key)?.read() ?? { content: part.content };
    if ("problem" in found) problem ??= `${partName(part)}：${found.problem}`;
    if (found.content) contents.set(part.key, found.content);
    else isWhole = false;
  }
  if (!isWhole) return { text: null, problem };
  return { text: { ...fieldsOf(form), parts: partsToSave(parts, contents) }, problem };
}

function fieldsOf(form: HTMLFormElement): Pick<EditedText, "fields" | "attachments"> {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "");
  return {
    fields: fieldValuesOf(Object.fromEntries([...data.keys()].map((name) => [name, text(name)]))),
    attachments: JSON.parse(text("attachments") || "[]") as Attachment[],
  };
}
