import Link from "next/link";
import type { ListedOrgan } from "@/lib/organs/queries";
import { heldDays } from "@/lib/organs/rules";

/** Organs, the highest first. */
export function OrganTable({ organs }: { organs: readonly ListedOrgan[] }) {
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col" className="figure">
            排序
          </th>
          <th scope="col">机关全称</th>
          <th scope="col">简称</th>
          <th scope="col">发文机关代字</th>
          <th scope="col" className="figure">
            发文
          </th>
        </tr>
      </thead>
      <tbody>
        {organs.map(({ id, name, rank, shortNames, codeWords, documents }) => (
          <tr key={id}>
            <td className="figure">{rank}</td>
            <td className="title">
              <Link href={`/desk/organs/${id}`}>{name}</Link>
            </td>
            <td>{shortNames.join("、")}</td>
            <td>
              {codeWords.length > 0 && (
                <ul className="held">
                  {codeWords.map((codeWord) => (
                    <li key={codeWord.name}>
                      {codeWord.name} <span className="hint">{heldDays(codeWord)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </td>
            <td className="figure">{documents}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
