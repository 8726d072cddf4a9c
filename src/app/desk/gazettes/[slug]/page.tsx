import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk/desk-frame";
import { GazetteForm } from "@/components/desk/gazette-form";
import { SectionsForm } from "@/components/desk/sections-form";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { setHomeGazetteAction } from "@/lib/gazettes/actions";
import { openGazette } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "公报设置" };

export default async function GazettePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const desk = await openGazette(slug, `/desk/gazettes/${slug}`);
  const { actor, gazette } = desk;
  return (
    <DeskFrame desk={desk} place="settings" title="公报设置" lead={gazette.name}>
      {!actor.isAdministrator && <p className="notice">只有管理员可以更改设置。</p>}
      <div className="blocks">
        <section>
          <h2>刊物</h2>
          <GazetteForm gazette={gazette} isReadOnly={!actor.isAdministrator} />
        </section>
        <section>
          <h2>栏目</h2>
          <SectionsForm gazette={gazette} isReadOnly={!actor.isAdministrator} />
        </section>
        <section>
          <h2>首页</h2>
          {gazette.isHome ? (
            <p>网站首页显示本公报的最新一期。</p>
          ) : (
            <ActionForm action={setHomeGazetteAction} className="inline-form">
              <input type="hidden" name="slug" value={gazette.slug} />
              <p>网站首页显示另一种公报。</p>
              {actor.isAdministrator && <SubmitButton>改为显示本公报</SubmitButton>}
            </ActionForm>
          )}
        </section>
      </div>
    </DeskFrame>
  );
}
