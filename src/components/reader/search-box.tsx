/** The one search box: a plain form that works without scripts. */
export function SearchBox({ value = "", isFirst = false }: { value?: string; isFirst?: boolean }) {
  return (
    <search className="search-box">
      <form action="/search" method="get">
        <label htmlFor="q">检索标题、文号和正文</label>
        <div>
          <input
            id="q"
            type="search"
            name="q"
            defaultValue={value}
            maxLength={500}
            autoComplete="off"
            enterKeyHint="search"
            placeholder="标题、文号或正文中的词语"
            // biome-ignore lint/a11y/noAutofocus: only on the empty search page, whose one purpose the box is
            autoFocus={isFirst}
          />
          <button type="submit">检索</button>
        </div>
      </form>
    </search>
  );
}
