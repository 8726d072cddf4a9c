import type { Metadata } from "next";
import { PageFrame } from "@/components/reader/page-frame";
import { SearchBox } from "@/components/reader/search-box";

export const metadata: Metadata = { title: "没有这个页面" };

export default function NotFound() {
  return (
    <PageFrame gazette={null}>
      <div className="plain-page">
        <h1>没有这个页面</h1>
        <p>网址可能有误，或者这份文件尚未公开。公报的网址公开后不再改变，可以按标题或文号查找：</p>
        <SearchBox />
        <p>
          也可以从<a href="/">最新一期</a>开始。
        </p>
      </div>
    </PageFrame>
  );
}
