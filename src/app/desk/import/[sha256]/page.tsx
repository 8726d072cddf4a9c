import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { ImportSummary } from "@/components/desk/import-summary";
import { ActionForm } from "@/components/ui/action-form";
import { CheckField, SelectField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { readSource } from "@/lib/core/files";
import { mayDocuments } from "@/lib/documents/policy";
import { accountOf } from "@/lib/importing/account";
import { readIssueFile } from "@/lib/importing/read-issue";
import { importIssueAction } from "@/lib/issues/actions";
import { assertMayImport } from "@/lib/issues/policy";
import { openDesk } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "读出的内容" };

type Props = {
  params: Promise<{ sha256: string }>;
  searchParams: Promise<{ name?: string | string[] }>;
};

export default async function ImportedPage({ params, searchParams }: Props) {
  const { sha256 } = await params;
  const desk = await openDesk("/desk/import");
  assertMayImport(desk.actor);
  const bytes = await readSource(sha256);
  if (!bytes) notFound();
  const { name } = await searchParams;
  const fileName =
    typeof name === "string" && name.trim() !== "" ? name.slice(0, 200) : `${sha256.slice(0, 8)}.txt`;
  const { file, text } = await readIssueFile({ bytes, fileName });
  const gazettes = desk.gazettes.filter(({ id }) => mayDocuments(desk.actor, "edit", id));
  return (
    <DeskFrame desk={desk} place="import" title="读出的内容" lead={fileName}>
      <ActionForm action={importIssueAction} className="form">
        <input type="hidden" name="sha256" value={sha256} />
        <input type="hidden" name="fileName" value={fileName} />
        <div className="grid">
          <SelectField
            name="gazette"
            label="公报"
            initial={file.issue.publication === null ? (gazettes[0]?.slug ?? "") : ""}
            options={[
              { value: "", label: file.issue.publication ?? "请选择" },
              ...gazettes.map((gazette) => ({
                value: gazette.slug,
                label: file.issue.publication ? `录入 ${gazette.name}` : gazette.name,
              })),
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
        <CheckField name="replace" label="如该期已由另一文件录入而未发布，以此取代" />
        <SubmitButton kind="main" busy="正在录入…">
          录入
        </SubmitButton>
      </ActionForm>
      <ImportSummary file={file} account={accountOf({ text }, file)} />
    </DeskFrame>
  );
}
