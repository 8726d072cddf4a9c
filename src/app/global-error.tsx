"use client"; // Error boundaries are client components.

import "./globals.css";

/** Stands in for the whole page when even its frame fails. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>页面暂时打不开</title>
        <main className="plain-page">
          <h1>页面暂时打不开</h1>
          <p>系统遇到意外情况，已记录。请稍候再试。</p>
          <p>
            <button type="button" onClick={() => retry()}>
              再试一次
            </button>
            {"　"}
            <a href="/">返回首页</a>
          </p>
        </main>
      </body>
    </html>
  );
}
