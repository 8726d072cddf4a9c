"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/core/action";
import { confirmSecretAction, makeSecretAction, removeOwnTwoFactorAction } from "@/lib/users/account/actions";
import type { BackupCodes, NewSecret } from "@/lib/users/account/schema";
import { ActionForm } from "../ui/action-form";
import { TextField } from "../ui/field";
import { FormStateContext } from "../ui/form-state";
import { SubmitButton } from "../ui/submit-button";

/** Sets one's second factor up in three steps (password, secret and code, backup codes), or takes it off. */
export function TwoFactorForm({ isOn }: { isOn: boolean }) {
  const [made, make] = useActionState<ActionState<NewSecret> | null, FormData>(makeSecretAction, null);
  const [confirmed, confirm] = useActionState<ActionState<BackupCodes> | null, FormData>(
    confirmSecretAction,
    null,
  );
  if (confirmed?.ok) return <Codes {...confirmed.data} />;
  if (isOn) return <Removal />;
  // Without JavaScript a refused code forgets the step before; the secret is in the authenticator by then.
  if (made?.ok || confirmed) {
    return (
      <form action={confirm} className="form narrow">
        {made?.ok && <Secret {...made.data} />}
        <FormStateContext value={confirmed}>
          <TextField
            name="oneTimeCode"
            label="验证器显示的 6 位数字"
            autoComplete="one-time-code"
            size="wide"
          />
        </FormStateContext>
        <SubmitButton kind="main" busy="正在核对…">
          启用
        </SubmitButton>
        <Refusal state={confirmed} />
      </form>
    );
  }
  return (
    <form action={make} className="form narrow">
      <p>未启用。启用后，登录时除口令外还要填手机验证器显示的 6 位数字。</p>
      <FormStateContext value={made}>
        <TextField name="password" label="口令" type="password" autoComplete="current-password" size="wide" />
      </FormStateContext>
      <SubmitButton busy="正在生成…">启用动态口令</SubmitButton>
      <Refusal state={made} />
    </form>
  );
}

function Secret({ qr, secret }: Partial<NewSecret>) {
  if (!qr || !secret) return null;
  return (
    <>
      <p>用手机验证器扫描此码，或手工输入下面的密钥，再填写验证器显示的数字。</p>
      {/* biome-ignore lint/performance/noImgElement: the picture is in the address itself. */}
      <img
        className="qr"
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        alt="动态口令的二维码，内容与下面的密钥相同"
        width={176}
        height={176}
      />
      <p className="secret">{secret.replace(/(.{4})(?=.)/gu, "$1 ")}</p>
    </>
  );
}

function Codes({ backupCodes = [] }: Partial<BackupCodes>) {
  return (
    <div role="status" className="form-answer">
      <p>
        动态口令已启用。手机不在身边时，可用下面的备用码登录，每个只能用一次。现在请抄下，离开本页后不再显示。
      </p>
      <ul className="codes">
        {backupCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}

function Removal() {
  return (
    <ActionForm action={removeOwnTwoFactorAction} className="form narrow">
      <p>已启用。登录时须填手机验证器显示的数字。</p>
      <TextField name="password" label="口令" type="password" autoComplete="current-password" size="wide" />
      <SubmitButton busy="正在停用…">停用动态口令</SubmitButton>
    </ActionForm>
  );
}

function Refusal({ state }: { state: ActionState | null }) {
  if (!state || state.ok) return null;
  return (
    <p role="alert" className="form-answer refused">
      {state.message}
    </p>
  );
}
