"use client";

import { use, useId } from "react";
import { type Actor, ROLE_LABELS, ROLES } from "@/lib/users/schema";
import { FormStateContext } from "../ui/form-state";

/** Boxes to tick: a row a gazette, a column a role; and the administrator's. What was ticked stays after a refusal. */
export function RoleGrid({
  user,
  gazettes,
}: {
  user: Pick<Actor, "isAdministrator" | "memberships"> | null;
  gazettes: readonly { readonly id: string; readonly name: string }[];
}) {
  const state = use(FormStateContext);
  const typed = state && !state.ok ? state.values : undefined;
  const ticked = typed
    ? [typed.membership ?? []].flat()
    : (user?.memberships ?? []).map(({ gazetteId, role }) => `${gazetteId}:${role}`);
  const isAdministrator = typed ? typed.administrator === "on" : (user?.isAdministrator ?? false);
  const id = useId();
  return (
    // A key, since React does not follow a changed default of a box.
    <fieldset className="roles" key={`${ticked.join()}${isAdministrator}`}>
      <legend>角色</legend>
      {gazettes.length > 0 && (
        <table className="rows role-grid">
          <thead>
            <tr>
              <th scope="col">公报</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {ROLE_LABELS[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gazettes.map((gazette) => (
              <tr key={gazette.id}>
                <th scope="row">{gazette.name}</th>
                {ROLES.map((role) => (
                  <td key={role}>
                    <label>
                      <input
                        type="checkbox"
                        name="membership"
                        value={`${gazette.id}:${role}`}
                        defaultChecked={ticked.includes(`${gazette.id}:${role}`)}
                        aria-label={`${gazette.name}：${ROLE_LABELS[role]}`}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="field check">
        <input id={id} type="checkbox" name="administrator" defaultChecked={isAdministrator} />
        <label htmlFor={id}>管理员：可在所有公报进行一切操作，管理用户和设置</label>
      </div>
    </fieldset>
  );
}
