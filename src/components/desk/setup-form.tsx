"use client";

import Link from "next/link";
import { useActionState } from "react";
import type { ActionState } from "@/lib/core/action";
import { setUpGazetteAction } from "@/lib/gazettes/setup/actions";
import { PEOPLE_ROWS, type SetUpAnswer } from "@/lib/gazettes/setup/schema";
import { ROLE_LABELS, ROLES } from "@/lib/users/schema";
import { CheckField, SelectField, TextArea, TextField } from "../ui/field";
import { FormStateContext } from "../ui/form-state";
import { SubmitButton } from "../ui/submit-button";

export type SetupProposal = {
  readonly name: string;
  readonly slug: string;
  readonly place: string;
  readonly masthead: string;
  readonly sponsor: string;
  readonly publisher: string;
  readonly frequency: string;
  readonly sections: readonly string[];
  readonly year: number;
};

const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }));

/** All that a new gazette begins with, filled in as far as its name tells. */
export function SetupForm({
  proposal,
  hasDemonstration,
}: {
  proposal: SetupProposal;
  hasDemonstration: boolean;
}) {
  const [state, submit] = useActionState<ActionState<SetUpAnswer> | null, FormData>(setUpGazetteAction, null);
  if (state?.ok && state.data) return <Done {...state.data} />;
  return (
    <form action={submit} className="form setup" data-main>
      <FormStateContext value={state}>
        <fieldset className="grid">
          <legend>刊物</legend>
          <TextField name="name" label="公报名称" initial={proposal.name} size="wide" />
          <TextField name="place" label="地区" initial={proposal.place} />
          <TextField name="slug" label="网址名" initial={proposal.slug} hint="网址的一部分，建立后不再更改" />
          <TextField name="sponsor" label="主管主办" initial={proposal.sponsor} />
          <TextField name="publisher" label="出版" initial={proposal.publisher} />
          <TextField
            name="frequency"
            label="刊期"
            initial={proposal.frequency}
            list={["月刊", "双月刊", "季刊"]}
          />
          <TextField name="masthead" label="刊名拼音" initial={proposal.masthead} />
        </fieldset>
        <fieldset>
          <legend>栏目</legend>
          <TextArea
            name="sections"
            label="每行一个，按刊登的次序"
            initial={proposal.sections.join("\n")}
            lines={6}
          />
        </fieldset>
        <fieldset className="grid">
          <legend>第一期</legend>
          <TextField name="year" label="年" type="number" initial={String(proposal.year)} />
          <TextField name="number" label="期号" initial="1" hint="如 2、3-4" />
          <TextField name="totalNumber" label="总期号" type="number" hint="没有可不填" />
        </fieldset>
        <fieldset className="people">
          <legend>人员（可以以后再填）</legend>
          <div className="person heads" aria-hidden>
            <span>姓名</span>
            <span>邮箱</span>
            <span>角色</span>
          </div>
          {Array.from({ length: PEOPLE_ROWS }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows differ by their place alone.
            <div className="person" key={row}>
              <TextField name="personName" row={row} label={`第 ${row + 1} 人姓名`} />
              <TextField name="personEmail" row={row} label={`第 ${row + 1} 人邮箱`} type="email" />
              <SelectField
                name="personRole"
                row={row}
                label={`第 ${row + 1} 人角色`}
                initial={row === 1 ? "reviewer" : "editor"}
                options={ROLE_OPTIONS}
              />
            </div>
          ))}
          <p className="hint">
            文件须由另一人审核，至少要有一名编辑、一名审核。口令由系统生成，下一步显示一次。
          </p>
        </fieldset>
        {hasDemonstration && (
          <CheckField name="removesDemonstration" label="移除示范公报及其全部文件，不能恢复" />
        )}
      </FormStateContext>
      <SubmitButton kind="main" busy="正在建立…">
        建立公报
      </SubmitButton>
      {state && !state.ok && (
        <p role="alert" className="form-answer refused">
          {state.message}
        </p>
      )}
    </form>
  );
}

function Done({ slug, name, people }: SetUpAnswer) {
  return (
    <div role="status" className="setup-done">
      <p>《{name}》已建立。口令只显示这一次，请当面或以可靠方式交给本人，本人登录后须先更换。</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">邮箱</th>
            <th scope="col">口令</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.email}>
              <td>{person.name}</td>
              <td>{person.email}</td>
              <td className={person.password ? "secret" : undefined}>
                {person.password ?? "已是用户，口令不变"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Link href={`/desk/gazettes/${slug}/issues`} className="button main">
          开始工作
        </Link>
      </p>
    </div>
  );
}
