import { findSource } from "../core/files";
import type { PrintDocument } from "./schema";

/** A picture that is printed: its SHA-256, by which the templates know it, and where it stands on disk. */
export type PrintPicture = {
  name: string;
  file: string;
  /** The documents that show it. */
  documents: { id: string; title: string }[];
};

/** The kept pictures of some documents, each once. One that is not kept is printed as a frame with its description. */
export async function picturesOf(documents: readonly PrintDocument[]): Promise<PrintPicture[]> {
  const shown = new Map<string, PrintPicture["documents"]>();
  for (const { id, title, parts } of documents) {
    for (const name of new Set(parts.flatMap(namesIn))) {
      shown.set(name, [...(shown.get(name) ?? []), { id, title }]);
    }
  }
  const found = await Promise.all(
    [...shown].map(async ([name, showing]) => ({ name, file: await findSource(name), documents: showing })),
  );
  return found.flatMap(({ file, ...picture }) => (file === null ? [] : [{ ...picture, file }]));
}

function namesIn({ content }: PrintDocument["parts"][number]): string[] {
  return content.content.flatMap((block) => (block.type === "figure" ? (block.attrs.file ?? []) : []));
}
