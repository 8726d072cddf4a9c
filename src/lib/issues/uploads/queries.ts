import "server-only";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { keepSource, readSource, sha256 } from "../../core/files";
import { madeFile } from "../../core/made-files";
import { projectPath } from "../../core/project-path";
import { IMPORTER_VERSION, type ReadIssue, readIssueFile } from "../../importing/read-issue";
import { ImportedFileSchema } from "../../importing/schema";

/** A reading as it is kept; its pictures are kept as sources, under their hashes. */
const KeptReadingSchema = z.object({ file: ImportedFileSchema, text: z.array(z.string()) });

/**
 * What was understood of a file: read once, then kept under the hash of its bytes and the version of the importer, for
 * the pages and the action that follow on an upload. Its pictures are kept as sources. Throws as `readIssueFile` does.
 */
export async function readOnce(given: { bytes: Uint8Array; fileName: string }): Promise<ReadIssue> {
  const { bytes, fileName } = given;
  const kept = await madeFile({
    kind: "json",
    from: {
      what: "reading",
      importer: IMPORTER_VERSION,
      program: sha256(await readFile(projectPath("package.json"))),
      sha256: sha256(bytes),
      // The one thing that a name decides.
      isWps: /\.wps$/iu.test(fileName),
    },
    make: async () => {
      const { file, text, pictures } = await readIssueFile(given);
      for (const picture of pictures.values()) await keepSource(picture);
      return new TextEncoder().encode(JSON.stringify({ file, text }));
    },
  });
  const { file, text } = KeptReadingSchema.parse(JSON.parse(new TextDecoder().decode(kept)));
  return { file: { ...file, source: fileName }, text, pictures: new Map() };
}

/** An uploaded file and what was understood of it; null where it is not kept. The caller checks the actor. */
export async function getUpload({
  sha256: hash,
  fileName,
}: {
  sha256: string;
  fileName: string;
}): Promise<{ bytes: Uint8Array; read: ReadIssue } | null> {
  const bytes = await readSource(hash);
  return bytes && { bytes, read: await readOnce({ bytes, fileName }) };
}
