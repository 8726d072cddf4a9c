import Link from "next/link";
import type { DeskUser } from "@/lib/users/queries";
import { rolesInWords } from "@/lib/users/rules";

/** All users with their roles and whether they can sign in. */
export function UserTable({
  users,
  gazettes,
}: {
  users: readonly DeskUser[];
  gazettes: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">邮箱</th>
          <th scope="col">单位</th>
          <th scope="col">角色</th>
          <th scope="col">动态口令</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td className="nowrap">
              <Link href={`/desk/users/${user.id}`}>{user.name}</Link>
            </td>
            <td>{user.email}</td>
            <td>{user.department}</td>
            <td>
              <ul className="held">
                {rolesInWords(user, gazettes).map((role) => (
                  <li key={role}>{role}</li>
                ))}
              </ul>
            </td>
            <td>{user.hasTwoFactor ? "已启用" : ""}</td>
            <td className="nowrap">{stateOf(user)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf({ isDisabled, mustChange }: DeskUser): string {
  if (isDisabled) return "已停用";
  return mustChange ? "待更换口令" : "正常";
}
