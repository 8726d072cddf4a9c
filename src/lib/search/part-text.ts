import type { SqlRunner } from "./sql-runner";

/**
 * Ids of the parts of a document, of all its revisions, whose content has a text in it anywhere. Prisma cannot look into
 * a JSON column without knowing the path. `text` is made of letters and digits.
 */
export async function findParts(
  db: SqlRunner,
  { documentId, text }: { documentId: string; text: string },
): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT p."id" FROM "Part" p JOIN "DocumentRevision" r ON r."id" = p."revisionId"
      WHERE r."documentId" = ? AND CAST(p."content" AS TEXT) LIKE ?`,
    documentId,
    `%${text}%`,
  );
  return rows.map(({ id }) => id);
}
