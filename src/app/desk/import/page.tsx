import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk/desk-frame";
import { UploadForm } from "@/components/desk/upload-form";
import { ActionForm } from "@/components/ui/action-form";
import { TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { FILE_TYPES } from "@/lib/importing/read-source-text";
import { readPastedAction } from "@/lib/issues/uploads/actions";
import { openInstallation } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "录入" };

export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<{ problem?: string | string[] }>;
}) {
  const desk = await openInstallation("/desk/import", "import.read");
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
          <UploadForm accept={FILE_TYPES.join(",")} />
        </section>
        <section>
          <h2>粘贴文字</h2>
          <ActionForm action={readPastedAction} className="form">
            <TextArea name="text" label="一期公报或单篇文件的全文" lines={10} isText />
            <SubmitButton busy="正在读取…">读取</SubmitButton>
          </ActionForm>
        </section>
      </div>
    </DeskFrame>
  );
}
