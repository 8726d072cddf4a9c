import Link from "next/link";
import { ROLE_LABELS, type Role } from "@/lib/users/schema";

/** Who holds which role in a gazette. */
export function GazetteMembers({
  members,
  isLinked,
}: {
  members: readonly {
    readonly id: string;
    readonly name: string;
    readonly department: string;
    readonly roles: readonly Role[];
  }[];
  /** Whether the names lead to the users' pages. */
  isLinked: boolean;
}) {
  if (members.length === 0) return <p>除管理员外，还没有人担任角色。{isLinked && <UsersLink />}</p>;
  return (
    <>
      <table className="rows members">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">单位</th>
            <th scope="col">角色</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, name, department, roles }) => (
            <tr key={id}>
              <td className="nowrap">{isLinked ? <Link href={`/desk/users/${id}`}>{name}</Link> : name}</td>
              <td>{department}</td>
              <td>{roles.map((role) => ROLE_LABELS[role]).join("、")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">管理员在所有公报有全部权限，不在此列。{isLinked && <UsersLink />}</p>
    </>
  );
}

function UsersLink() {
  return <Link href="/desk/users">用户</Link>;
}
