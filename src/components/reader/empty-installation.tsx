import { PageFrame } from "./page-frame";

/** The home page before anything is published. */
export function EmptyInstallation() {
  return (
    <PageFrame gazette={null} current="home">
      <div className="plain-page">
        <h1>尚未发布公报</h1>
        <p>这里将显示最新一期公报的目录。</p>
        <p>
          编辑人员请<a href="/desk">登录编辑入口</a>，新建公报，录入或编排一期并发布；发布之后，本页随即更新。
        </p>
      </div>
    </PageFrame>
  );
}
