import "server-only";
import { reads } from "../core/db";
import { AppError } from "../core/errors";
import { type DeskDocumentRow, deskRow, deskRowSelect } from "../documents/desk/queries";
import { publicTitleSelect } from "../documents/queries";
import { readPrintDocument } from "../documents/revisions/queries";
import { gazetteFieldsSelect } from "../gazettes/queries";
import type { GazetteFields } from "../gazettes/schema";
import type { PrintDocument, PrintIssue } from "../print/schema";
import { issueLabel, withContact } from "./rules";
import {
  BoardSchema,
  ContactSchema,
  type IssueAddress,
  type IssueFields,
  type IssueState,
  IssueStateSchema,
  NoticesSchema,
} from "./schema";

const issueRowSelect = {
  id: true,
  year: true,
  number: true,
  totalNumber: true,
  issueDate: true,
  state: true,
  isBackIssue: true,
} as const;

const issueFactsSelect = {
  ...issueRowSelect,
  board: true,
  notices: true,
  contact: true,
  coverText: true,
  publishedAt: true,
} as const;

/** What a mutation looks at before it changes an issue. */
export const issueGateSelect = {
  gazetteId: true,
  state: true,
  year: true,
  number: true,
  gazette: { select: { slug: true } },
} as const;

type Board = ReturnType<typeof BoardSchema.parse>;

/** An entry of the table of contents. */
export type ContentsEntry = {
  readonly publicId: string;
  readonly title: string;
  readonly number: string | null;
  readonly writtenOn: string | null;
  readonly firstPage: number | null;
  readonly isWithdrawn: boolean;
};

/** A published issue with its table of contents. */
export type PublicIssue = {
  readonly gazette: GazetteFields & { readonly slug: string; readonly isDemonstration: boolean };
  readonly year: number;
  readonly number: string;
  readonly totalNumber: number | null;
  readonly issueDate: string | null;
  readonly isBackIssue: boolean;
  readonly publishedAt: string;
  readonly board: Board;
  readonly notices: readonly string[];
  readonly sections: readonly { readonly name: string; readonly entries: readonly ContentsEntry[] }[];
};

/** A published issue; null where there is none or it is not published. */
export async function getPublicIssue({ slug, year, number }: IssueAddress): Promise<PublicIssue | null> {
  const row = await reads().issue.findFirst({
    where: { year, number, state: "published", gazette: { slug } },
    select: {
      ...issueFactsSelect,
      gazette: { select: { ...gazetteFieldsSelect, slug: true, isDemonstration: true } },
      placements: {
        where: { document: { publicId: { not: null } } },
        orderBy: { position: "asc" },
        select: {
          firstPage: true,
          section: { select: { name: true } },
          document: { select: { publicId: true, state: true, ...publicTitleSelect } },
        },
      },
    },
  });
  if (!row?.publishedAt) return null;
  const entries = row.placements.flatMap(({ section, firstPage, document }) => {
    const revision = document.versions[0]?.revision;
    if (!revision || document.publicId === null) return [];
    const { title, number: docNumber, writtenOn } = revision;
    const isWithdrawn = document.state === "withdrawn";
    return [
      {
        section: section.name,
        publicId: document.publicId,
        title,
        number: docNumber,
        writtenOn,
        firstPage,
        isWithdrawn,
      },
    ];
  });
  return {
    gazette: withContact(row.gazette, ContactSchema.parse(row.contact)),
    year: row.year,
    number: row.number,
    totalNumber: row.totalNumber,
    issueDate: row.issueDate,
    isBackIssue: row.isBackIssue,
    publishedAt: row.publishedAt.toISOString(),
    board: BoardSchema.parse(row.board),
    notices: NoticesSchema.parse(row.notices),
    sections: inSections(entries),
  };
}

/** Neighbours with the same section under one heading, in printed order. */
function inSections<T extends { section: string }>(
  entries: readonly T[],
): { name: string; entries: Omit<T, "section">[] }[] {
  const sections: { name: string; entries: Omit<T, "section">[] }[] = [];
  for (const { section, ...entry } of entries) {
    const last = sections.at(-1);
    if (last?.name === section) last.entries.push(entry);
    else sections.push({ name: section, entries: [entry] });
  }
  return sections;
}

/** An issue in a list of the desk. */
export type DeskIssueRow = {
  readonly id: string;
  readonly year: number;
  readonly number: string;
  readonly totalNumber: number | null;
  readonly issueDate: string | null;
  readonly state: IssueState;
  readonly isBackIssue: boolean;
  readonly documents: number;
  /** The last page number printed in it; null before it was set. */
  readonly pages: number | null;
};

const newestFirst = [
  { year: "desc" as const },
  { issueDate: "desc" as const },
  { createdAt: "desc" as const },
];

/** Issues of a gazette, newest first, at most 500. */
export async function listDeskIssues(gazetteId: string): Promise<DeskIssueRow[]> {
  const rows = await reads().issue.findMany({
    where: { gazetteId },
    orderBy: newestFirst,
    take: 500,
    select: { ...issueRowSelect, placements: { select: { lastPage: true } } },
  });
  return rows.map(({ placements, ...row }) => ({
    ...row,
    state: IssueStateSchema.parse(row.state),
    documents: placements.length,
    pages: lastPageOf(placements),
  }));
}

function lastPageOf(placements: readonly { lastPage: number | null }[]): number | null {
  const pages = placements.flatMap(({ lastPage }) => lastPage ?? []);
  return pages.length > 0 ? Math.max(...pages) : null;
}

/** Id of the newest issue of a gazette that is being made here (本期); null without one. */
export async function getCurrentIssueId(gazetteId: string): Promise<string | null> {
  const row = await reads().issue.findFirst({
    where: { gazetteId, isBackIssue: false, state: { not: "published" } },
    orderBy: newestFirst,
    select: { id: true },
  });
  return row?.id ?? null;
}

/** An issue as the desk compiles it. Instants are ISO text. */
export type DeskIssue = DeskIssueRow & {
  readonly gazetteId: string;
  readonly gazetteSlug: string;
  readonly gazetteName: string;
  readonly board: Board;
  readonly notices: readonly string[];
  readonly contact: IssueFields["contact"];
  readonly coverText: string;
  readonly signedOff: { readonly at: string; readonly by: string } | null;
  readonly scheduledAt: string | null;
  readonly publishedAt: string | null;
  readonly source: { readonly fileName: string; readonly sha256: string } | null;
  readonly placements: readonly (DeskDocumentRow & {
    readonly section: string;
    readonly firstPage: number | null;
    readonly lastPage: number | null;
  })[];
};

/** An issue of the desk; null where there is none. The caller checks the actor against `gazetteId`. */
export async function getDeskIssue(issueId: string): Promise<DeskIssue | null> {
  const row = await reads().issue.findUnique({
    where: { id: issueId },
    select: {
      ...issueFactsSelect,
      gazetteId: true,
      signedOffAt: true,
      signedOffBy: true,
      scheduledAt: true,
      gazette: { select: { slug: true, name: true } },
      source: { select: { fileName: true, sha256: true } },
      placements: {
        orderBy: { position: "asc" },
        select: {
          firstPage: true,
          lastPage: true,
          section: { select: { name: true } },
          document: { select: deskRowSelect },
        },
      },
    },
  });
  if (!row) return null;
  const { gazette, placements, signedOffAt, signedOffBy, ...facts } = row;
  return {
    ...facts,
    signedOff: signedOffAt && { at: signedOffAt.toISOString(), by: signedOffBy },
    scheduledAt: row.scheduledAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    contact: ContactSchema.parse(row.contact),
    state: IssueStateSchema.parse(row.state),
    gazetteSlug: gazette.slug,
    gazetteName: gazette.name,
    board: BoardSchema.parse(row.board),
    notices: NoticesSchema.parse(row.notices),
    documents: placements.length,
    pages: lastPageOf(placements),
    placements: placements.map(({ section, firstPage, lastPage, document }) => ({
      ...deskRow(document),
      section: section.name,
      firstPage,
      lastPage,
    })),
  };
}

/** Id of the issue at an address, published or not. Throws `AppError("not-found")`. */
export async function getIssueId({ slug, year, number }: IssueAddress): Promise<string> {
  const row = await reads().issue.findFirst({
    where: { year, number, gazette: { slug } },
    select: { id: true },
  });
  if (!row) throw new AppError("not-found", `没有这一期：${slug} ${issueLabel({ year, number })}`);
  return row.id;
}

/**
 * Everything that print needs of an issue. `edition` public: the public versions of a published issue, null where it
 * is not published; `head`: what the desk has now, for proofs. `publicUrl` is the origin that QR codes carry.
 */
export async function getPrintIssue({
  issueId,
  edition,
  publicUrl,
}: {
  issueId: string;
  edition: "public" | "head";
  publicUrl: string | null;
}): Promise<PrintIssue | null> {
  const row = await reads().issue.findUnique({
    where: { id: issueId },
    select: {
      ...issueFactsSelect,
      gazette: { select: { ...gazetteFieldsSelect, slug: true } },
      placements: {
        orderBy: { position: "asc" },
        select: {
          section: { select: { name: true } },
          document: {
            select: {
              id: true,
              publicId: true,
              state: true,
              withdrawnHidden: true,
              headRevisionId: true,
              versions: { orderBy: { number: "desc" }, take: 1, select: { revisionId: true } },
            },
          },
        },
      },
    },
  });
  if (!row || (edition === "public" && row.state !== "published")) return null;
  const { slug, place: _place, ...gazette } = row.gazette;
  const documents: (PrintDocument & { section: string })[] = [];
  for (const { section, document } of row.placements) {
    const revisionId = edition === "public" ? document.versions[0]?.revisionId : document.headRevisionId;
    if (!revisionId || (edition === "public" && document.withdrawnHidden)) continue;
    const printed = await readPrintDocument({ ...document, revisionId, publicUrl });
    documents.push({ ...printed, section: section.name });
  }
  return {
    gazette: withContact(gazette, ContactSchema.parse(row.contact)),
    coverText: row.coverText,
    year: row.year,
    number: row.number,
    totalNumber: row.totalNumber,
    issueDate: row.issueDate,
    board: BoardSchema.parse(row.board),
    notices: NoticesSchema.parse(row.notices),
    url: publicUrl && `${publicUrl}/${slug}/${row.year}/${row.number}`,
    sections: inSections(documents).map(({ name, entries }) => ({ name, documents: entries })),
  };
}

/** A published issue as print sets it; null where there is none or it is not published. */
export async function getPublicPrintIssue({
  address: { slug, year, number },
  publicUrl,
}: {
  address: IssueAddress;
  publicUrl: string | null;
}): Promise<PrintIssue | null> {
  const row = await reads().issue.findFirst({
    where: { year, number, state: "published", gazette: { slug } },
    select: { id: true },
  });
  return row && getPrintIssue({ issueId: row.id, edition: "public", publicUrl });
}
