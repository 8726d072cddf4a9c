import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { GazetteForm } from "@/components/desk/gazette-form";
import { GazetteMembers } from "@/components/desk/gazette-members";
import { NoticesForm } from "@/components/desk/notices-form";
import { SectionsForm } from "@/components/desk/sections-form";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { setHomeGazetteAction } from "@/lib/gazettes/actions";
import { may } from "@/lib/users/policy";
import { listMembers } from "@/lib/users/queries";
import { openGazette } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "公报设置" };

export default async function GazettePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const desk = await openGazette(slug, `/desk/gazettes/${slug}`);
  const { actor, gazette } = desk;
  const isReadOnly = !may(actor, "gazette.manage", null);
  const members = await listMembers(gazette.id);
  const tools = !isReadOnly && (
    <Link href="/desk/setup" className="button">
      建立新公报
    </Link>
  );
  return (
    <DeskFrame desk={desk} place="settings" title="公报设置" lead={gazette.name} tools={tools}>
      {isReadOnly && <p className="notice">只有管理员可以更改设置。</p>}
      <div className="blocks">
        <section>
          <h2>刊物</h2>
          <GazetteForm gazette={gazette} isReadOnly={isReadOnly} />
        </section>
        <section>
          <h2>栏目</h2>
          <SectionsForm gazette={gazette} isReadOnly={isReadOnly} />
        </section>
        <section>
          <h2>声明</h2>
          <NoticesForm gazette={gazette} isReadOnly={isReadOnly} />
        </section>
        <section>
          <h2>人员</h2>
          <GazetteMembers members={members} isLinked={may(actor, "user.manage", null)} />
        </section>
        <section>
          <h2>首页</h2>
          {gazette.isHome ? (
            <p>网站首页显示本公报的最新一期。</p>
          ) : (
            <ActionForm action={setHomeGazetteAction} className="inline-form">
              <input type="hidden" name="slug" value={gazette.slug} />
              <p>网站首页显示另一种公报。</p>
              {!isReadOnly && <SubmitButton>改为显示本公报</SubmitButton>}
            </ActionForm>
          )}
        </section>
      </div>
    </DeskFrame>
  );
}
