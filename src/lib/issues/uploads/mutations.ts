import "server-only";
import { AppError } from "../../core/errors";
import { type DocumentsOutcome, importDocuments } from "../../documents/imported/mutations";
import { keepSourceFiles, keepSourceReading } from "../../documents/sources/mutations";
import type { ReadIssue } from "../../importing/read-issue";
import type { Actor } from "../../users/schema";
import { type ImportOutcome, importIssue } from "../imported/mutations";

/** What a file becomes: a printed issue, one that is being compiled, or waiting documents (来稿). */
export type UploadUse = "back-issue" | "issue" | "waiting";

export type StoredUpload =
  | ({ readonly as: "issue" } & ImportOutcome)
  | ({ readonly as: "waiting" } & DocumentsOutcome);

/**
 * Stores a file that was read: its bytes and pictures first, then what was understood in one transaction, then its
 * lines, which its documents remember. `gazetteSlug` may be left out where an issue names its gazette. Throws `AppError`
 * as `importIssue` and `importDocuments` do, and "invalid" for waiting documents without a gazette.
 */
export async function storeUpload({
  bytes,
  read,
  as,
  gazetteSlug,
  replace = false,
  chosen,
  ...act
}: {
  actor: Actor;
  now: Date;
  bytes: Uint8Array;
  read: ReadIssue;
  as: UploadUse;
  gazetteSlug?: string | undefined;
  replace?: boolean;
  /** Indexes of the documents that are taken; absent: all. */
  chosen?: readonly number[] | undefined;
}): Promise<StoredUpload> {
  const given = { ...act, file: read.file, bytes: bytes.length, chosen };
  if (as === "waiting" && gazetteSlug === undefined)
    throw new AppError("invalid", "请选择来稿属于哪一种公报", { fields: { gazette: "请选择" } });
  await keepSourceFiles(bytes, read);
  const stored: StoredUpload =
    as === "waiting" && gazetteSlug !== undefined
      ? { as, ...(await importDocuments({ ...given, gazetteSlug })) }
      : {
          as: "issue",
          ...(await importIssue({
            ...given,
            isBackIssue: as === "back-issue",
            replace,
            ...(gazetteSlug !== undefined && { gazetteSlug }),
          })),
        };
  if (stored.outcome !== "unchanged") await keepSourceReading(read);
  return stored;
}
