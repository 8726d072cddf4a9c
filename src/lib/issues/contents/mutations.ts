import "server-only";
import { recordEvent } from "../../audit/mutations";
import { type Transaction, transact } from "../../core/db";
import { AppError, invariant } from "../../core/errors";
import { assertMay } from "../../users/policy";
import type { Actor } from "../../users/schema";
import { issueGateSelect } from "../queries";
import { issueLabel } from "../rules";
import { readArrangement } from "./queries";
import { type Arrangement, orderOf, rearrange } from "./rules";
import type { Change } from "./schema";

/**
 * Changes the contents of an issue that is being compiled: places, removes, moves or sorts. `seen` is the order that
 * the person saw (`orderOf`). Throws `AppError`: `forbidden` without the role or for a document of another gazette,
 * `blocked` once the issue is signed off and for what another open issue holds, `conflict` where the order is another
 * by now.
 */
export async function arrangeIssue({
  actor,
  now,
  issueId,
  seen,
  change,
}: {
  actor: Actor;
  now: Date;
  issueId: string;
  seen: string;
  change: Change;
}): Promise<void> {
  await transact(async (tx) => {
    const issue = await tx.issue.findUniqueOrThrow({ where: { id: issueId }, select: issueGateSelect });
    const { gazetteId } = issue;
    assertMay(actor, "issue.compile", gazetteId);
    if (issue.state !== "compiling") throw new AppError("blocked", "只有编排中的一期可以调整文件");
    const { arrangement, sortKeys } = await readArrangement(tx, { issueId, gazetteId });
    if (orderOf(arrangement) !== seen) {
      throw new AppError("conflict", "他人刚调整过本期的编排，现在显示的是最新的次序，请再做一次");
    }
    if (change.type === "place") await assertPlaceable(tx, { gazetteId, documentId: change.documentId });
    const next = rearrange(arrangement, change, sortKeys);
    if (orderOf(next) === seen) return;
    await writeArrangement(tx, { issueId, gazetteId, arrangement: next });
    await recordEvent(tx, {
      actor,
      now,
      event: { type: "issue.changed", gazette: issue.gazette.slug, issue: `${issue.year}/${issue.number}` },
    });
  });
}

async function assertPlaceable(
  tx: Transaction,
  { gazetteId, documentId }: { gazetteId: string; documentId: string },
): Promise<void> {
  const document = await tx.document.findUniqueOrThrow({
    where: { id: documentId },
    select: {
      gazetteId: true,
      state: true,
      placements: {
        where: { issue: { state: { not: "published" } } },
        take: 1,
        select: { issue: { select: { year: true, number: true } } },
      },
    },
  });
  if (document.gazetteId !== gazetteId) throw new AppError("forbidden", "该文件属于另一公报");
  if (document.state === "withdrawn") throw new AppError("blocked", "该文件已撤回，不能编入");
  const other = document.placements[0]?.issue;
  if (other) throw new AppError("blocked", `该文件已编入${issueLabel(other)}`);
}

/** Writes all placements anew in their order; the printed pages of those that stay are kept. */
async function writeArrangement(
  tx: Transaction,
  { issueId, gazetteId, arrangement }: { issueId: string; gazetteId: string; arrangement: Arrangement },
): Promise<void> {
  const [sections, before] = await Promise.all([
    tx.section.findMany({ where: { gazetteId }, select: { id: true, name: true } }),
    tx.placement.findMany({
      where: { issueId },
      select: { documentId: true, firstPage: true, lastPage: true },
    }),
  ]);
  const sectionIds = new Map(sections.map(({ id, name }) => [name, id]));
  const pages = new Map(before.map(({ documentId, ...rest }) => [documentId, rest]));
  const placed = arrangement.flatMap(({ section, documents }) => {
    const sectionId = sectionIds.get(section);
    invariant(sectionId, `section ${section} is one of the gazette`);
    return documents.map((documentId) => ({ sectionId, documentId }));
  });
  await tx.placement.deleteMany({ where: { issueId } });
  await tx.placement.createMany({
    data: placed.map((one, position) => ({ ...one, ...pages.get(one.documentId), issueId, position })),
  });
}
