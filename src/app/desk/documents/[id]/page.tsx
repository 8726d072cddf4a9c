import type { Metadata } from "next";
import Link from "next/link";
import { ConflictPanel } from "@/components/desk/conflict-panel";
import { DeskFrame } from "@/components/desk/desk-frame";
import { DocumentFieldsForm } from "@/components/desk/document-fields-form";
import { PublicSteps, RevisionList, SourceLines } from "@/components/desk/document-side";
import { LineHelp } from "@/components/desk/line-help";
import { OpaqueBlocks } from "@/components/desk/opaque-blocks";
import { PartRows } from "@/components/desk/part-rows";
import { SequenceFields } from "@/components/desk/sequence-fields";
import { StateLabel } from "@/components/desk/state-label";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveDocumentAction } from "@/lib/documents/actions";
import type { DeskDocument } from "@/lib/documents/desk/queries";
import { mayDocuments } from "@/lib/documents/policy";
import { documentToForm } from "@/lib/documents/rules";
import { DOCUMENT_STATE_LABELS } from "@/lib/documents/schema";
import { getSourceReading } from "@/lib/documents/sources/queries";
import { openDocument } from "../../access";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await openDocument((await params).id);
  return { title: document.fields.title };
}

export default async function DocumentPage({ params }: Props) {
  const desk = await openDocument((await params).id);
  const { actor, gazette, document } = desk;
  const mayEdit = mayDocuments(actor, "edit", gazette.id);
  const mayPublish = mayDocuments(actor, "publish", gazette.id);
  const form = documentToForm(document.fields, document.parts);
  const source = await readSourceLines(document);
  return (
    <DeskFrame
      desk={desk}
      place={document.issue ? "issues" : "waiting"}
      title={document.fields.title}
      lead={<DocumentLead document={document} />}
      tools={
        document.publicId && (
          <a href={`/documents/${document.publicId}`} className="button plain">
            公开网页
          </a>
        )
      }
    >
      <div className="with-side">
        <ActionForm action={saveDocumentAction} className="form document-form" isMain>
          <ConflictPanel saved={form} />
          <fieldset disabled={!mayEdit}>
            <input type="hidden" name="documentId" value={document.id} />
            <SequenceFields sequence={document.sequence} />
            <DocumentFieldsForm form={form} />
            <LineHelp />
            <PartRows
              form={form}
              shown={document.parts.map(({ content }, index) => (
                <OpaqueBlocks
                  key={form.partOrigin[index]}
                  content={content}
                  pictures={`/desk/documents/${document.id}/pictures`}
                />
              ))}
            />
            <TextField name="note" label="修订说明" hint="改了什么，供同事查看" size="wide" />
          </fieldset>
          {mayEdit && (
            <SubmitButton kind="main" busy="正在保存…">
              保存
            </SubmitButton>
          )}
        </ActionForm>
        <aside className="side">
          {mayPublish && <PublicSteps document={document} />}
          {source && <SourceLines {...source} />}
          <RevisionList revisions={document.revisions} />
        </aside>
      </div>
    </DeskFrame>
  );
}

function DocumentLead({ document: { state, issue, gazetteName, fields } }: { document: DeskDocument }) {
  return (
    <>
      {issue ? <Link href={`/desk/issues/${issue.id}`}>{issue.label}</Link> : gazetteName}
      <StateLabel state={state}>{DOCUMENT_STATE_LABELS[state]}</StateLabel>
      {fields.number && <span>{fields.number}</span>}
    </>
  );
}

async function readSourceLines({ id, source }: DeskDocument) {
  if (source?.firstLine == null || source.lastLine == null) return null;
  const read = await getSourceReading(source);
  const { fileName, firstLine, lastLine } = source;
  return read && { documentId: id, fileName, firstLine, lines: read.text.slice(firstLine - 1, lastLine) };
}
