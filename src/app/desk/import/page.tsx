import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk/desk-frame";
import { UploadButton } from "@/components/desk/upload-button";
import { FILE_TYPES } from "@/lib/importing/read-source-text";
import { openDesk } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "录入" };

export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<{ problem?: string | string[] }>;
}) {
  const desk = await openDesk("/desk/import");
  const { problem } = await searchParams;
  return (
    <DeskFrame desk={desk} place="import" title="录入文件">
      {typeof problem === "string" && (
        <p role="alert" className="form-answer refused">
          {problem.slice(0, 300)}
        </p>
      )}
      <div className="blocks">
        <section>
          <h2>上传</h2>
          <form action="/desk/import/upload" method="post" encType="multipart/form-data" className="form">
            <div className="field wide">
              <label htmlFor="file">一期公报或单篇文件：文本、PDF、Word，不超过 100 MB</label>
              <input id="file" name="file" type="file" accept={FILE_TYPES.join(",")} required />
            </div>
            <UploadButton>读取</UploadButton>
            <p className="hint">先显示读出的内容，确认后才录入。</p>
          </form>
        </section>
        <section>
          <h2>粘贴文字</h2>
          <form action="/desk/import/upload" method="post" encType="multipart/form-data" className="form">
            <div className="field wide">
              <label htmlFor="text">一期公报或单篇文件的全文</label>
              <textarea id="text" name="text" rows={10} className="text" required />
            </div>
            <UploadButton kind="plain">读取</UploadButton>
          </form>
        </section>
      </div>
    </DeskFrame>
  );
}
