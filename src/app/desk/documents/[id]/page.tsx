import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { DocumentEditor } from "@/components/desk/document-editor";
import { RevisionList, SourceLines } from "@/components/desk/document-side";
import { StateLabel } from "@/components/desk/state-label";
import { WorkflowPanel } from "@/components/desk/workflow-panel";
import { listComments } from "@/lib/documents/comments/queries";
import type { DeskDocument } from "@/lib/documents/desk/queries";
import { getDraft } from "@/lib/documents/drafts/queries";
import { mayAnswer, mayComment, mayEdit } from "@/lib/documents/policy";
import { fieldsToForm } from "@/lib/documents/rules";
import { documentStateLabel } from "@/lib/documents/schema";
import { getSourceReading } from "@/lib/documents/sources/queries";
import { offeredSteps } from "@/lib/documents/workflow/policy";
import { getStanding, listSteps } from "@/lib/documents/workflow/queries";
import { removalProblem } from "@/lib/documents/workflow/rules";
import { listOrgans } from "@/lib/organs/queries";
import { openDocument } from "../../access";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await openDocument((await params).id);
  return { title: document.fields.title };
}

export default async function DocumentPage({ params }: Props) {
  const desk = await openDocument((await params).id);
  const { actor, document } = desk;
  const { id, sequence, fields, parts, attachments, closed } = document;
  const isEditable = closed === null && mayEdit(actor, document);
  const [organs, threads, standing, steps, source, draft] = await Promise.all([
    listOrgans(),
    listComments(id),
    getStanding(id),
    listSteps(id),
    readSourceLines(document),
    isEditable && actor.id !== null ? getDraft({ documentId: id, userId: actor.id }) : null,
  ]);
  return (
    <DeskFrame
      desk={desk}
      place={placeOf(desk)}
      title={fields.title}
      lead={<DocumentLead document={document} />}
      record={id}
      tools={
        <>
          <Link href={`/desk/documents/${id}/preview`} className="button plain">
            预览
          </Link>
          {document.publicId && (
            <a href={`/documents/${document.publicId}`} className="button plain">
              公开网页
            </a>
          )}
        </>
      }
    >
      {closed !== null && <p className="notice">{closed}。</p>}
      <DocumentEditor
        // A step that opens or closes the text begins the page anew.
        key={String(isEditable)}
        document={{
          id,
          gazetteId: document.gazetteId,
          sequence,
          values: fieldsToForm(fields),
          parts,
          attachments,
        }}
        organs={organs}
        draft={draft}
        isEditable={isEditable}
        comments={{
          threads,
          mayComment: document.state !== "withdrawn" && mayComment(actor, document),
          mayAnswer: document.state !== "withdrawn" && mayAnswer(actor, document),
        }}
        aside={
          <>
            <WorkflowPanel
              document={{ id, sequence, state: document.state, publicId: document.publicId }}
              offered={offeredSteps(actor, standing)}
              steps={steps}
              isRemovable={
                mayEdit(actor, document) &&
                removalProblem({
                  state: document.state,
                  isPublic: document.publicId !== null,
                  isPlaced: document.issue !== null,
                }) === null
              }
              isEmpty={parts[0]?.content.content.length === 0}
              openComments={threads.filter(({ resolvedAt }) => resolvedAt === null).length}
            />
            {source && <SourceLines {...source} />}
            <RevisionList documentId={id} revisions={document.revisions} />
          </>
        }
      />
      <noscript>
        <p className="notice">编辑文件需要启用 JavaScript，现在只能阅读。</p>
      </noscript>
    </DeskFrame>
  );
}

/** Where in the rail a document stands: with its issue, or among those that wait. */
function placeOf({ document: { issue }, currentIssueId }: Awaited<ReturnType<typeof openDocument>>) {
  if (!issue) return "waiting";
  return issue.id === currentIssueId ? "current" : "issues";
}

function DocumentLead({ document }: { document: DeskDocument }) {
  const { state, issue, gazetteName, fields } = document;
  return (
    <>
      {issue ? <Link href={`/desk/issues/${issue.id}`}>{issue.label}</Link> : gazetteName}
      <StateLabel state={state}>{documentStateLabel(document)}</StateLabel>
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
