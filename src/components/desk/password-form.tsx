import { changePasswordAction } from "@/lib/users/account/actions";
import { MIN_PASSWORD_LENGTH } from "@/lib/users/schema";
import { ActionForm } from "../ui/action-form";
import { TextField } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";

/** Changes one's own password. */
export function PasswordForm() {
  return (
    <ActionForm action={changePasswordAction} className="form narrow">
      <TextField
        name="oldPassword"
        label="原口令"
        type="password"
        autoComplete="current-password"
        size="wide"
      />
      <TextField
        name="newPassword"
        label="新口令"
        type="password"
        autoComplete="new-password"
        hint={`至少 ${MIN_PASSWORD_LENGTH} 个字符，可以是一句话；不要用姓名、邮箱和常见口令`}
        size="wide"
      />
      <TextField
        name="newPasswordAgain"
        label="再填一次新口令"
        type="password"
        autoComplete="new-password"
        size="wide"
      />
      <SubmitButton kind="main" busy="正在更换…">
        更换口令
      </SubmitButton>
    </ActionForm>
  );
}
