import type { Metadata } from "next";
import Link from "next/link";
import { DeskFrame } from "@/components/desk/desk-frame";
import { UserTable } from "@/components/desk/user-table";
import { listUsers } from "@/lib/users/queries";
import { openInstallation } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "用户" };

export default async function UsersPage() {
  const desk = await openInstallation("/desk/users", "user.manage");
  const users = await listUsers();
  const tools = (
    <Link href="/desk/users/new" className="button">
      建立用户
    </Link>
  );
  return (
    <DeskFrame desk={desk} place="users" title="用户" tools={tools}>
      <UserTable users={users} gazettes={desk.gazettes} />
    </DeskFrame>
  );
}
