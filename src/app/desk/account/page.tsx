import type { Metadata } from "next";
import { DeskFrame } from "@/components/desk/desk-frame";
import { PasswordForm } from "@/components/desk/password-form";
import { TwoFactorForm } from "@/components/desk/two-factor-form";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { currentTime, formatInstant } from "@/lib/core/clock";
import { endOtherSessionsAction } from "@/lib/users/account/actions";
import { listSessions } from "@/lib/users/account/queries";
import { requireSession } from "@/lib/users/loaders";
import { getUser } from "@/lib/users/queries";
import { rolesInWords } from "@/lib/users/rules";
import { openDesk } from "../access";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "我的账号" };

export default async function AccountPage() {
  const desk = await openDesk("/desk/account");
  const { actor, email, sessionId } = await requireSession("/desk/account");
  const userId = actor.id ?? "";
  const [user, sessions] = await Promise.all([getUser(userId), listSessions({ userId, now: currentTime() })]);
  return (
    <DeskFrame desk={desk} place="account" title="我的账号">
      <div className="blocks">
        <section>
          <dl className="facts">
            <dt>姓名</dt>
            <dd>{actor.name}</dd>
            <dt>邮箱</dt>
            <dd>{email}</dd>
            {actor.department !== "" && (
              <>
                <dt>单位</dt>
                <dd>{actor.department}</dd>
              </>
            )}
            <dt>角色</dt>
            <dd>{rolesInWords(actor, desk.gazettes).join("；") || "无"}</dd>
          </dl>
          <p className="hint">姓名、单位和角色由管理员更改。</p>
        </section>
        <section>
          <h2>口令</h2>
          <PasswordForm />
        </section>
        <section>
          <h2>动态口令</h2>
          <TwoFactorForm isOn={user?.hasTwoFactor ?? false} />
        </section>
        <section>
          <h2>登录的设备</h2>
          <table className="rows sessions">
            <thead>
              <tr>
                <th scope="col">设备</th>
                <th scope="col">登录时间</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(({ id, device, createdAt }) => (
                <tr key={id}>
                  <td>
                    {device}
                    {id === sessionId && "（本机）"}
                  </td>
                  <td className="date">{formatInstant(createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {sessions.length > 1 && (
            <ActionForm action={endOtherSessionsAction} className="inline-form">
              <SubmitButton>退出其他设备</SubmitButton>
            </ActionForm>
          )}
        </section>
      </div>
    </DeskFrame>
  );
}
