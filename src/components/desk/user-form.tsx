import { createUserAction, updateUserAction } from "@/lib/users/management/actions";
import type { DeskUser } from "@/lib/users/queries";
import { ActionForm } from "../ui/action-form";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { RoleGrid } from "./role-grid";

/** Who a user is and which roles they hold. */
export function UserForm({
  user,
  gazettes,
}: {
  user: DeskUser | null;
  gazettes: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <ActionForm action={user ? updateUserAction : createUserAction} className="form" isMain>
      {user && <input type="hidden" name="userId" value={user.id} />}
      <div className="grid">
        <TextField name="name" label="姓名" initial={user?.name} />
        <TextField name="email" label="邮箱" type="email" initial={user?.email} hint="登录用" />
        <TextField
          name="department"
          label="单位"
          initial={user?.department}
          hint="投稿人填写；同一单位的投稿人互见来稿"
        />
      </div>
      <RoleGrid user={user} gazettes={gazettes} />
      <SubmitButton kind="main" busy="正在保存…">
        {user ? "保存" : "建立用户"}
      </SubmitButton>
    </ActionForm>
  );
}
