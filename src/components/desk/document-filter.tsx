import Link from "next/link";
import { DOCUMENT_STATE_LABELS, DocumentStateSchema } from "@/lib/documents/schema";
import type { WaitingDocuments } from "@/lib/documents/waiting/queries";
import { WAITING_SORT_LABELS, type WaitingSearch } from "@/lib/documents/waiting/schema";

const SORTS = Object.keys(WAITING_SORT_LABELS) as WaitingSearch["sort"][];

/** Links that narrow a list of documents to one state and sort it; they work without JavaScript. */
export function DocumentFilter({
  path,
  search,
  counts,
}: {
  path: string;
  search: WaitingSearch;
  counts: WaitingDocuments["counts"];
}) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const states = DocumentStateSchema.options.filter((state) => counts[state] || state === search.state);
  return (
    <div className="document-filter">
      <nav aria-label="状态" className="kinds">
        <FilterLink href={addressOf(path, { ...search, state: undefined })} isCurrent={!search.state}>
          全部 {total}
        </FilterLink>
        {states.map((state) => (
          <FilterLink
            key={state}
            href={addressOf(path, { ...search, state })}
            isCurrent={state === search.state}
          >
            {DOCUMENT_STATE_LABELS[state]} {counts[state] ?? 0}
          </FilterLink>
        ))}
      </nav>
      <nav aria-label="排序" className="kinds">
        {SORTS.map((sort) => (
          <FilterLink key={sort} href={addressOf(path, { ...search, sort })} isCurrent={sort === search.sort}>
            {WAITING_SORT_LABELS[sort]}
          </FilterLink>
        ))}
      </nav>
    </div>
  );
}

function FilterLink({
  href,
  isCurrent,
  children,
}: {
  href: string;
  isCurrent: boolean;
  children: React.ReactNode;
}) {
  return (
    <Link href={href} aria-current={isCurrent ? "true" : undefined}>
      {children}
    </Link>
  );
}

/** The defaults are left out of the address. */
function addressOf(path: string, { state, sort }: WaitingSearch): string {
  const query = new URLSearchParams({
    ...(state && { state }),
    ...(sort !== "newest" && { sort }),
  }).toString();
  return query === "" ? path : `${path}?${query}`;
}
