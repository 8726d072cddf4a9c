import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { DeskFrame } from "@/components/desk/desk-frame";
import { DocumentFieldsForm } from "@/components/desk/document-fields-form";
import { LineHelp } from "@/components/desk/line-help";
import { PartRows } from "@/components/desk/part-rows";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { KINDS, KindSchema } from "@/lib/content/kind";
import { createDocumentAction } from "@/lib/documents/actions";
import { mayDocuments } from "@/lib/documents/policy";
import { KIND_RULES, newDocumentForm } from "@/lib/documents/rules";
import { openGazette } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "新建文件" };

const SearchSchema = z.object({ gazette: z.string().max(50), kind: KindSchema.catch("notice") });

export default async function NewDocumentPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const search = SearchSchema.safeParse(await searchParams);
  if (!search.success) notFound();
  const { gazette: slug, kind } = search.data;
  const desk = await openGazette(slug, "/desk/documents/new");
  if (!mayDocuments(desk.actor, "edit", desk.gazette.id)) notFound();
  const form = newDocumentForm(kind);
  return (
    <DeskFrame desk={desk} place="waiting" title="新建文件" lead={desk.gazette.name}>
      <nav aria-label="内容类别" className="kinds">
        {KINDS.map((one) => (
          <Link
            key={one}
            href={`/desk/documents/new?gazette=${slug}&kind=${one}`}
            aria-current={one === kind ? "page" : undefined}
          >
            {KIND_RULES[one].label}
          </Link>
        ))}
      </nav>
      <ActionForm key={kind} action={createDocumentAction} className="form document-form" isMain>
        <input type="hidden" name="gazette" value={slug} />
        <DocumentFieldsForm form={form} />
        <LineHelp />
        <PartRows form={form} shown={[]} />
        <SubmitButton kind="main" busy="正在保存…">
          保存
        </SubmitButton>
      </ActionForm>
    </DeskFrame>
  );
}
