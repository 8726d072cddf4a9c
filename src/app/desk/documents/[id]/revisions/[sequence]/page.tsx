import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { RevisionDiffView } from "@/components/desk/revision-diff";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatInstant } from "@/lib/core/clock";
import type { DeskDocument } from "@/lib/documents/desk/queries";
import { mayEdit } from "@/lib/documents/policy";
import { restoreRevisionAction } from "@/lib/documents/revisions/actions";
import { getRevision } from "@/lib/documents/revisions/queries";
import { diffRevisions } from "@/lib/documents/revisions/rules";
import { RevisionAddressSchema } from "@/lib/documents/revisions/schema";
import { openDocument } from "../../../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "修订" };

type Props = {
  params: Promise<{ id: string; sequence: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a revision changed, against the one before it or another. */
export default async function RevisionPage({ params, searchParams }: Props) {
  const { id, sequence: asked } = await params;
  const desk = await openDocument(id);
  const { actor, document } = desk;
  const address = RevisionAddressSchema.safeParse({ sequence: asked, against: (await searchParams).against });
  const sequence = address.data?.sequence ?? 0;
  const revision = await getRevision({ documentId: document.id, sequence });
  if (!address.success || !revision) notFound();
  const against = address.data.against ?? (sequence > 1 ? sequence - 1 : null);
  const other = against === null ? null : await getRevision({ documentId: document.id, sequence: against });
  if (against !== null && !other) notFound();
  const [older, newer] = other && other.sequence > sequence ? [revision, other] : [other, revision];
  const about = document.revisions.find((one) => one.sequence === sequence);
  return (
    <DeskFrame
      desk={desk}
      place={document.issue ? "issues" : "waiting"}
      title={`第 ${sequence} 次修订`}
      lead={<Link href={`/desk/documents/${document.id}`}>{document.fields.title}</Link>}
    >
      <p>
        {about && `${formatInstant(about.createdAt)}　${about.authorName}`}
        {about?.note && `　${about.note}`}
      </p>
      <OtherRevisions document={document} sequence={sequence} against={against} />
      {older ? (
        <>
          <p className="hint">
            第 {newer.sequence} 次与第 {older.sequence} 次对照：<ins>增加的文字</ins> <del>删去的文字</del>
          </p>
          <RevisionDiffView diff={diffRevisions(older, newer)} />
        </>
      ) : (
        <p className="empty">这是第一次修订，之前没有文字可对照。</p>
      )}
      {sequence !== document.sequence && mayEdit(actor, document) && (
        <Restore document={document} sequence={sequence} />
      )}
    </DeskFrame>
  );
}

function OtherRevisions({
  document,
  sequence,
  against,
}: {
  document: DeskDocument;
  sequence: number;
  against: number | null;
}) {
  const others = document.revisions.filter((one) => one.sequence !== sequence);
  if (others.length === 0) return null;
  return (
    <form method="get" className="revision-choice">
      <label htmlFor="against">对照</label>
      <select id="against" name="against" defaultValue={against ?? undefined}>
        {others.map((one) => (
          <option key={one.sequence} value={one.sequence}>
            第 {one.sequence} 次　{formatInstant(one.createdAt)}　{one.authorName}
          </option>
        ))}
      </select>
      <button type="submit" className="button plain">
        对照
      </button>
    </form>
  );
}

/** Asks before it restores; works without JavaScript. */
function Restore({ document, sequence }: { document: DeskDocument; sequence: number }) {
  return (
    <details className="revision-restore">
      <summary>恢复这次修订</summary>
      <p>
        文件的字段和文字将改回第 {sequence} 次修订，并保存为新的一次修订；现有修订都保留，公开的版本不变。
      </p>
      <ActionForm action={restoreRevisionAction}>
        <input type="hidden" name="documentId" value={document.id} />
        <input type="hidden" name="sequence" value={sequence} />
        <input type="hidden" name="expectedSequence" value={document.sequence} />
        <SubmitButton kind="plain" busy="正在恢复…">
          确认恢复
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
