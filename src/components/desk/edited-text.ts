import type { Content } from "@/lib/content/schema";
import type { DraftText } from "@/lib/documents/drafts/schema";
import type { FieldValues } from "@/lib/documents/rules";
import type { DocumentPart } from "@/lib/documents/schema";
import type { EditedPart } from "./document-part";

/** What stands in the editor's page: fields as typed, parts in their order. */
export type EditedText = Omit<DraftText, "fields"> & { readonly fields: FieldValues };

const NO_FIELDS: FieldValues = {
  title: "",
  numberText: "",
  genre: "",
  kind: "other",
  issuers: "",
  signatories: "",
  addressee: "",
  writtenOn: "",
  writtenOnText: "",
  publicity: "",
  consultUnit: "",
  consultPhone: "",
};

/** The fields among some named texts; one that is missing is empty. */
export function fieldValuesOf(texts: Readonly<Record<string, string>>): FieldValues {
  const known = Object.entries(NO_FIELDS).map(([name, empty]) => [name, texts[name] ?? empty]);
  return Object.fromEntries(known) as FieldValues;
}

/** Parts for the page, each under a key of its own; those of another `round` are other ones. */
export function editedParts(parts: readonly DocumentPart[], round: number): EditedPart[] {
  const keys = parts.map((_, index) => `${round}-${index}`);
  return parts.map(({ type, label, title, parent, content }, index) => ({
    key: keys[index] ?? "",
    type,
    label: label ?? "",
    title: title ?? "",
    parent: parent === null ? null : (keys[parent] ?? null),
    content,
    isRemoved: false,
  }));
}

/** The parts that are kept, in order; one whose own part is gone, or comes after it, belongs to the body. */
export function partsToSave(
  parts: readonly EditedPart[],
  contents: ReadonlyMap<string, Content>,
): DocumentPart[] {
  const kept = parts.filter((part) => !part.isRemoved);
  return kept.map(({ key, type, label, title, parent, content }, index) => {
    const found = kept.findIndex((other) => other.key === parent);
    return {
      type,
      label: label.trim() || null,
      title: title.trim() || null,
      parent: index === 0 ? null : found >= 0 && found < index ? found : 0,
      content: contents.get(key) ?? content,
    };
  });
}

/** Moves a part one place up or down among those after the body. */
export function movePart(parts: readonly EditedPart[], key: string, by: -1 | 1): EditedPart[] {
  const at = parts.findIndex((part) => part.key === key);
  const to = at + by;
  const [moved, other] = [parts[at], parts[to]];
  if (!moved || !other || at < 1 || to < 1) return [...parts];
  const next = [...parts];
  next[at] = other;
  next[to] = moved;
  return next;
}
