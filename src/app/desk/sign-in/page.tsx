import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { signInAction } from "@/lib/users/actions";
import { loadSession } from "@/lib/users/loaders";
import { DeskPathSchema, PASSWORD_PAGE } from "@/lib/users/schema";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "登录" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>;
}) {
  const to = DeskPathSchema.parse((await searchParams).to);
  const session = await loadSession();
  if (session) redirect(session.mustChange ? PASSWORD_PAGE : to);
  return (
    <main className="sign-in">
      <h1>公报编辑部</h1>
      <ActionForm action={signInAction} className="form">
        <input type="hidden" name="to" value={to} />
        <TextField name="email" label="邮箱" type="email" autoComplete="username" size="wide" />
        <TextField name="password" label="口令" type="password" autoComplete="current-password" size="wide" />
        <SubmitButton kind="main" busy="正在登录…">
          登录
        </SubmitButton>
      </ActionForm>
      <p className="hint">账号由管理员建立。忘记口令，请管理员重置。</p>
    </main>
  );
}
