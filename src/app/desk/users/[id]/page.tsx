import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DeskFrame } from "@/components/desk/desk-frame";
import { UserForm } from "@/components/desk/user-form";
import { UserSignIn } from "@/components/desk/user-sign-in";
import { getUser } from "@/lib/users/queries";
import { openInstallation } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "用户" };

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const desk = await openInstallation(`/desk/users/${id}`, "user.manage");
  const user = await getUser(id);
  if (!user) notFound();
  return (
    <DeskFrame desk={desk} place="users" title={user.name} lead={<Link href="/desk/users">用户</Link>}>
      <div className="blocks">
        <section>
          <UserForm user={user} gazettes={desk.gazettes} />
        </section>
        <section>
          <h2>登录</h2>
          {user.id === desk.actor.id ? (
            <p>
              这是您自己。口令和动态口令在<Link href="/desk/account">我的账号</Link>更换。
            </p>
          ) : (
            <UserSignIn user={user} />
          )}
        </section>
      </div>
    </DeskFrame>
  );
}
