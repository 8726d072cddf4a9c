import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { enterCodeAction } from "@/lib/users/actions";
import { loadSession } from "@/lib/users/loaders";
import { DeskPathSchema } from "@/lib/users/schema";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "动态口令" };

export default async function SignInCodePage({
  searchParams,
}: {
  searchParams: Promise<{ to?: string | string[] }>;
}) {
  const to = DeskPathSchema.parse((await searchParams).to);
  if (await loadSession()) redirect(to);
  return (
    <main className="sign-in">
      <h1>动态口令</h1>
      <ActionForm action={enterCodeAction} className="form">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="oneTimeCode"
          label="验证器显示的 6 位数字"
          autoComplete="one-time-code"
          hint="手机不在身边，可以填一个备用码"
          size="wide"
        />
        <SubmitButton kind="main" busy="正在登录…">
          登录
        </SubmitButton>
      </ActionForm>
      <p className="hint">
        手机丢失又没有备用码，请管理员取消动态口令。<Link href="/desk/sign-in">返回重新登录</Link>
      </p>
    </main>
  );
}
