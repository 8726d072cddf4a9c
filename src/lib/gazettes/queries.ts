import "server-only";
import { reads } from "../core/db";
import { type GazetteFields, GazetteNoticesSchema } from "./schema";

export const gazetteFieldsSelect = {
  name: true,
  masthead: true,
  place: true,
  sponsor: true,
  publisher: true,
  frequency: true,
  motto: true,
  address: true,
  postcode: true,
  phone: true,
  email: true,
} as const;

/** An issue in a list: how it is called and what it holds. */
export type IssueLink = {
  readonly year: number;
  readonly number: string;
  readonly totalNumber: number | null;
  readonly issueDate: string | null;
  readonly documents: number;
};

export type PublicGazette = GazetteFields & {
  readonly slug: string;
  readonly isHome: boolean;
  readonly isDemonstration: boolean;
  /** Published issues, the newest first. */
  readonly issues: readonly IssueLink[];
};

/** A gazette with its published issues; null where there is none or none is published. */
export async function getPublicGazette(slug: string): Promise<PublicGazette | null> {
  const row = await reads().gazette.findUnique({
    where: { slug },
    select: {
      ...gazetteFieldsSelect,
      slug: true,
      isHome: true,
      isDemonstration: true,
      issues: {
        where: { state: "published" },
        select: {
          year: true,
          number: true,
          totalNumber: true,
          issueDate: true,
          _count: { select: { placements: { where: { document: { publicId: { not: null } } } } } },
        },
      },
    },
  });
  if (!row || row.issues.length === 0) return null;
  const issues = row.issues.map(({ _count, ...issue }) => ({ ...issue, documents: _count.placements }));
  return { ...row, issues: issues.sort(newestFirst) };
}

/** Numbers are text (`3-4`, `z1`), so the order is by date, then by the first number in the text. */
function newestFirst(a: IssueLink, b: IssueLink): number {
  const ordinal = (issue: IssueLink) => Number(/\d+/u.exec(issue.number)?.[0] ?? 0);
  return b.year - a.year || ordinal(b) - ordinal(a) || (b.issueDate ?? "").localeCompare(a.issueDate ?? "");
}

export type GazetteLink = {
  readonly slug: string;
  readonly name: string;
  readonly isHome: boolean;
  readonly isDemonstration: boolean;
  readonly issues: number;
};

/** Gazettes with at least one published issue, home first, then in the order of their making. */
export async function listPublicGazettes(): Promise<GazetteLink[]> {
  const rows = await reads().gazette.findMany({
    where: { issues: { some: { state: "published" } } },
    orderBy: [{ isHome: "desc" }, { createdAt: "asc" }],
    select: {
      slug: true,
      name: true,
      isHome: true,
      isDemonstration: true,
      _count: { select: { issues: { where: { state: "published" } } } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, issues: _count.issues }));
}

/** A gazette as the desk edits it. */
export type DeskGazette = GazetteFields & {
  readonly id: string;
  readonly slug: string;
  readonly isHome: boolean;
  readonly isDemonstration: boolean;
  readonly notices: readonly string[];
  readonly sections: readonly { readonly id: string; readonly name: string }[];
};

const deskGazetteSelect = {
  ...gazetteFieldsSelect,
  id: true,
  slug: true,
  isHome: true,
  isDemonstration: true,
  notices: true,
  sections: { orderBy: { position: "asc" as const }, select: { id: true, name: true } },
};

/** All gazettes of the desk. The caller keeps those that the actor may see. */
export async function listDeskGazettes(): Promise<DeskGazette[]> {
  const rows = await reads().gazette.findMany({
    orderBy: [{ isHome: "desc" }, { createdAt: "asc" }],
    select: deskGazetteSelect,
  });
  return rows.map(readDeskGazette);
}

/** One gazette by slug, published or not; null where there is none. */
export async function getDeskGazette(slug: string): Promise<DeskGazette | null> {
  const row = await reads().gazette.findUnique({ where: { slug }, select: deskGazetteSelect });
  return row && readDeskGazette(row);
}

function readDeskGazette(row: Omit<DeskGazette, "notices"> & { readonly notices: unknown }): DeskGazette {
  return { ...row, notices: GazetteNoticesSchema.parse(row.notices) };
}

/** Counts for `gazette status`. */
export async function listGazetteCounts(): Promise<
  { slug: string; name: string; issues: number; documents: number }[]
> {
  const rows = await reads().gazette.findMany({
    orderBy: { createdAt: "asc" },
    select: { slug: true, name: true, _count: { select: { issues: true, documents: true } } },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, ..._count }));
}
