import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { DeskFrame } from "@/components/desk/desk-frame";
import { ActionForm } from "@/components/ui/action-form";
import { TextArea } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { KINDS, KindSchema } from "@/lib/content/kind";
import { createDocumentAction } from "@/lib/documents/actions";
import { KIND_RULES } from "@/lib/documents/kinds/rules";
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
  const desk = await openGazette(slug, "/desk/documents/new", "document.create");
  const { hint, template } = KIND_RULES[kind];
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
        <input type="hidden" name="kind" value={kind} />
        <p className="hint">
          {hint}。{template.length > 0 && `正文以“${template.join("”“")}”开头，可以改。`}
        </p>
        <TextArea
          name="title"
          label="标题"
          lines={2}
          hint="照原文填写，文种和发文机关由标题读出；其余内容在下一页填写"
        />
        <SubmitButton kind="main" busy="正在建立…">
          建立
        </SubmitButton>
      </ActionForm>
      <p className="hint">
        来稿是 Word、WPS 或 PDF 文件的，可以直接<Link href="/desk/import">录入</Link>。
      </p>
    </DeskFrame>
  );
}
