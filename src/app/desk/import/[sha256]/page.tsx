import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { ImportDocuments } from "@/components/desk/import-documents";
import { ImportSummary } from "@/components/desk/import-summary";
import { ActionForm } from "@/components/ui/action-form";
import { CheckField, SelectField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { KIND_RULES } from "@/lib/documents/kinds/rules";
import { accountOf } from "@/lib/importing/account";
import type { ImportedDocument } from "@/lib/importing/schema";
import { importIssueAction } from "@/lib/issues/actions";
import { UploadAddressSchema, uploadAddress } from "@/lib/issues/uploads/schema";
import { may } from "@/lib/users/policy";
import { openUpload } from "../open-upload";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "读出的内容" };

type Props = {
  params: Promise<{ sha256: string }>;
  searchParams: Promise<{ name?: string | string[] }>;
};

export default async function ImportedPage({ params, searchParams }: Props) {
  const address = UploadAddressSchema.safeParse({ ...(await params), ...(await searchParams) });
  if (!address.success) notFound();
  const { sha256, name } = address.data;
  const { desk, fileName, read } = await openUpload(sha256, name);
  const { file, text } = read;
  const gazettes = desk.gazettes.filter(({ id }) => may(desk.actor, "import.store", id));
  const { publication } = file.issue;
  const known = gazettes.find(({ name }) => name === publication);
  // A gazette that the file names and nobody has made yet: only who may make one is offered it.
  const isNew = publication !== null && !known && may(desk.actor, "gazette.manage", null);
  return (
    <DeskFrame desk={desk} place="import" title="读出的内容" lead={fileName}>
      <ActionForm action={importIssueAction} className="form import-form">
        <input type="hidden" name="sha256" value={sha256} />
        <input type="hidden" name="fileName" value={fileName} />
        <input type="hidden" name="isChoice" value="on" />
        <div className="grid">
          <SelectField
            name="gazette"
            label="公报"
            initial={known?.slug ?? (isNew ? "" : (gazettes[0]?.slug ?? ""))}
            options={[
              ...(isNew ? [{ value: "", label: `新建《${publication}》` }] : []),
              ...gazettes.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
          <SelectField
            name="as"
            label="作为"
            initial={file.issue.year === null && file.issue.number === null ? "waiting" : "back-issue"}
            options={[
              { value: "back-issue", label: "往期，已印发，核对后发布" },
              { value: "issue", label: "正在编排的一期" },
              { value: "waiting", label: "来稿，尚未编入任何一期" },
            ]}
          />
        </div>
        <section className="wide">
          <h2>{file.documents.length} 件文件</h2>
          <ImportDocuments
            documents={file.documents.map((document, index) => ({
              title: document.title,
              docNumber: document.docNumber,
              section: document.section,
              kind: KIND_RULES[document.kind].label,
              firstLine: document.firstLine,
              warnings: file.warnings.filter(({ line }) => isWithin(document, line)).length,
              href: document.firstLine === null ? null : uploadAddress(sha256, fileName, index + 1),
            }))}
          />
        </section>
        <CheckField name="replace" label="如该期已由另一文件录入而未发布，以此取代" />
        <SubmitButton kind="main" busy="正在录入…">
          录入
        </SubmitButton>
      </ActionForm>
      <ImportSummary file={file} account={accountOf({ text }, file)} />
    </DeskFrame>
  );
}

function isWithin({ firstLine, lastLine }: ImportedDocument, line: number | null): boolean {
  return line !== null && firstLine !== null && lastLine !== null && line >= firstLine && line <= lastLine;
}
