import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { UserForm } from "@/components/desk/user-form";
import { openInstallation } from "../../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "建立用户" };

export default async function NewUserPage() {
  const desk = await openInstallation("/desk/users/new", "user.manage");
  return (
    <DeskFrame desk={desk} place="users" title="建立用户" lead={<Link href="/desk/users">用户</Link>}>
      <p className="notice">口令由系统生成，建立后在本页显示一次。</p>
      <UserForm user={null} gazettes={desk.gazettes} />
    </DeskFrame>
  );
}
