import { findSource } from "../core/files";
import type { PrintDocument } from "./schema";

/** A picture that is printed: its SHA-256, by which the templates know it, and where it stands on disk. */
export type PrintPicture = { name: string; file: string };

/** The kept pictures of some documents, each once. One that is not kept is printed as a frame with its description. */
export async function picturesOf(documents: readonly PrintDocument[]): Promise<PrintPicture[]> {
  const names = new Set(
    documents.flatMap(({ parts }) =>
      parts.flatMap(({ content }) =>
        content.content.flatMap((block) => (block.type === "figure" ? (block.attrs.file ?? []) : [])),
      ),
    ),
  );
  const found = await Promise.all([...names].map(async (name) => ({ name, file: await findSource(name) })));
  return found.flatMap(({ name, file }) => (file === null ? [] : [{ name, file }]));
}
