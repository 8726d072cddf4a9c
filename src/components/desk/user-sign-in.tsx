import {
  disableUserAction,
  enableUserAction,
  removeTwoFactorAction,
  resetPasswordAction,
} from "@/lib/users/management/actions";
import type { DeskUser } from "@/lib/users/queries";
import { ActionForm } from "../ui/action-form";
import { SubmitButton } from "../ui/submit-button";

/** What an administrator may do about another user's signing in. */
export function UserSignIn({ user: { id, email, isDisabled, hasTwoFactor } }: { user: DeskUser }) {
  return (
    <div className="sign-in-steps">
      <ActionForm action={resetPasswordAction} className="inline-form">
        <input type="hidden" name="email" value={email} />
        <SubmitButton>重置口令</SubmitButton>
        <p className="hint">生成新口令，该用户全部设备退出。</p>
      </ActionForm>
      {hasTwoFactor && (
        <ActionForm action={removeTwoFactorAction} className="inline-form">
          <input type="hidden" name="userId" value={id} />
          <SubmitButton>取消动态口令</SubmitButton>
          <p className="hint">该用户丢失手机时用。请先核实是本人。</p>
        </ActionForm>
      )}
      <ActionForm action={isDisabled ? enableUserAction : disableUserAction} className="inline-form">
        <input type="hidden" name="userId" value={id} />
        <SubmitButton>{isDisabled ? "启用" : "停用"}</SubmitButton>
        <p className="hint">
          {isDisabled ? "已停用，不能登录。" : "停用后立即退出，不能登录；做过的事仍记在名下。"}
        </p>
      </ActionForm>
    </div>
  );
}
