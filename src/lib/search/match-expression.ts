import { alternativesOf, type ParsedQuery, type Phrase, type Term } from "./query";
import { phraseExpression } from "./tokens";

/** Columns of the full-text index. */
export type IndexColumn = "title" | "organs" | "number" | "body";

/** Gives the FTS5 expressions of a query that asks for something. Made of quoted tokens only, never of typed text. */
export function matchExpressions({
  query,
  isKnownCode,
}: {
  query: ParsedQuery;
  isKnownCode: (code: string) => boolean;
}): { documents: string; within: (column: IndexColumn) => string } {
  const all = (terms: readonly Term[], joint: string) =>
    terms.map((term) => termExpression(alternativesOf(term, isKnownCode))).join(joint);
  const wanted = all(query.terms, " AND ");
  const unwanted = all(query.excluded, " OR ");
  return {
    documents: unwanted === "" ? wanted : `(${wanted}) NOT (${unwanted})`,
    within: (column) => `{${column}} : (${wanted})`,
  };
}

function termExpression(alternatives: readonly (readonly Phrase[])[]): string {
  const either = alternatives.map((phrases) => `(${phrases.map(phraseExpression).join(" AND ")})`);
  return `(${either.join(" OR ")})`;
}
