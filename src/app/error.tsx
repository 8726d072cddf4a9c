"use client"; // Error boundaries are client components.

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <main className="plain-page">
      <h1>页面暂时打不开</h1>
      <p>系统遇到意外情况，已记录。请稍候再试；如仍打不开，请把下面的编号告诉公报室。</p>
      {digest && <p>编号：{digest}</p>}
      <p>
        <button type="button" onClick={() => retry()}>
          再试一次
        </button>
        {"　"}
        <a href="/">返回首页</a>
      </p>
    </main>
  );
}
