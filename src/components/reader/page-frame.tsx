export type FrameGazette = {
  readonly slug: string;
  readonly name: string;
  readonly isDemonstration: boolean;
};

/** What stands around every page of the reader: skip link, head line, the page itself, foot. */
export function PageFrame({
  gazette,
  current = null,
  hasMasthead = false,
  headNote = null,
  children,
  foot = null,
}: {
  /** The gazette that the page belongs to; null for pages of the whole site. */
  gazette: FrameGazette | null;
  current?: "home" | "archive" | "search" | null;
  /** The page itself bears the name in large type, so that the head line leaves it out. */
  hasMasthead?: boolean;
  headNote?: string | null;
  children: React.ReactNode;
  foot?: React.ReactNode;
}) {
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      {gazette?.isDemonstration && (
        <aside className="demonstration" aria-label="示范声明">
          {`示范：${gazette.name}及其全部文件均为虚构，不具任何效力。`}
        </aside>
      )}
      <header className="head-line">
        {hasMasthead ? (
          <span className="head-note">{headNote}</span>
        ) : (
          <a className="head-name" href={gazette ? `/${gazette.slug}` : "/"}>
            {gazette?.name ?? "政府公报"}
          </a>
        )}
        <nav aria-label="主要栏目">
          <Place href="/" isCurrent={current === "home"}>
            首页
          </Place>
          {gazette && (
            <Place href={`/${gazette.slug}`} isCurrent={current === "archive"}>
              各期
            </Place>
          )}
          <Place href="/search" isCurrent={current === "search"}>
            检索
          </Place>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        {foot}
        <p className="foot-links">
          <a href={gazette ? `/${gazette.slug}/feed.xml` : "/feed.xml"}>订阅更新</a>
          <a href="/api/v1/gazettes">开放数据</a>
          <a href="/desk">编辑入口</a>
        </p>
      </footer>
    </>
  );
}

function Place({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: string }) {
  return (
    <a href={href} aria-current={isCurrent ? "page" : undefined}>
      {children}
    </a>
  );
}
