import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasswordForm } from "@/components/desk/password-form";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOutAction } from "@/lib/users/actions";
import { requireSession } from "@/lib/users/loaders";
import { PASSWORD_PAGE } from "@/lib/users/schema";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "更换口令" };

/** Where whoever got a password from somebody else begins; all others change theirs on their account's page. */
export default async function PasswordPage() {
  const { mustChange } = await requireSession(PASSWORD_PAGE);
  if (!mustChange) redirect("/desk/account");
  return (
    <main className="sign-in">
      <h1>更换口令</h1>
      <p className="notice">现在的口令是管理员给的，请先换成只有自己知道的口令。</p>
      <PasswordForm />
      <ActionForm action={signOutAction}>
        <SubmitButton kind="quiet">退出</SubmitButton>
      </ActionForm>
    </main>
  );
}
