/** Links to the pages of a list of results: the one before, those around, the one after. */
export function Paging({ query, page, pages }: { query: string; page: number; pages: number }) {
  if (pages < 2) return null;
  const address = (to: number) =>
    `/search?${new URLSearchParams({ q: query, ...(to > 1 && { page: String(to) }) })}`;
  return (
    <nav className="paging" aria-label="分页">
      {page > 1 && (
        <a href={address(page - 1)} rel="prev">
          上一页
        </a>
      )}
      {nearPages(page, pages).map((to) =>
        to === page ? (
          <span key={to} aria-current="page">
            {to}
          </span>
        ) : (
          <a key={to} href={address(to)} aria-label={`第 ${to} 页`}>
            {to}
          </a>
        ),
      )}
      {page < pages && (
        <a href={address(page + 1)} rel="next">
          下一页
        </a>
      )}
    </nav>
  );
}

function nearPages(page: number, pages: number): number[] {
  const from = Math.max(1, Math.min(page - 2, pages - 4));
  return Array.from({ length: Math.min(5, pages) }, (_, index) => from + index);
}
