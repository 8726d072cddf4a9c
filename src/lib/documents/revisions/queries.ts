import "server-only";
import { outlineOf, partAnchors } from "../../content/anchors";
import { KindSchema, PartTypeSchema } from "../../content/kind";
import { ContentSchema } from "../../content/schema";
import { blockToLines } from "../../content/to-text";
import { reads, type Transaction } from "../../core/db";
import type { PrintDocument } from "../../print/schema";
import type { SearchRecord } from "../../search/schema";
import { type Attachment, AttachmentsSchema, type DocumentFields, type DocumentPart } from "../schema";

const revisionSelect = {
  sequence: true,
  title: true,
  numberText: true,
  number: true,
  genre: true,
  kind: true,
  addressee: true,
  writtenOn: true,
  writtenOnText: true,
  publicity: true,
  consultUnit: true,
  consultPhone: true,
  textHash: true,
  attachments: true,
  organs: {
    orderBy: { position: "asc" },
    select: { role: true, name: true },
  },
  parts: {
    orderBy: { position: "asc" },
    select: { id: true, type: true, label: true, title: true, parentId: true, content: true },
  },
} as const;

/** A revision as plain values: what a document says. */
export type RevisionText = {
  readonly sequence: number;
  readonly textHash: string;
  readonly fields: DocumentFields;
  readonly parts: readonly DocumentPart[];
  readonly attachments: readonly Attachment[];
};

/** Reads one revision whole. Its content is checked against the schema again. */
export async function readRevision(db: Transaction, revisionId: string): Promise<RevisionText> {
  const row = await db.documentRevision.findUniqueOrThrow({
    where: { id: revisionId },
    select: revisionSelect,
  });
  const { organs, parts, attachments, sequence, textHash, ...fields } = row;
  const named = (role: string) => organs.filter((o) => o.role === role).map((o) => o.name);
  const index = new Map(parts.map((part, position) => [part.id, position]));
  return {
    sequence,
    textHash,
    fields: {
      ...fields,
      kind: KindSchema.parse(fields.kind),
      issuers: named("issuer"),
      signatories: named("signatory"),
    },
    parts: parts.map(({ type, label, title, parentId, content }) => ({
      type: PartTypeSchema.parse(type),
      label,
      title,
      parent: parentId === null ? null : (index.get(parentId) ?? null),
      content: ContentSchema.parse(content),
    })),
    attachments: AttachmentsSchema.parse(attachments),
  };
}

/** One revision by its number; null where there is none. The caller checks the actor. */
export async function getRevision({
  documentId,
  sequence,
}: {
  documentId: string;
  sequence: number;
}): Promise<RevisionText | null> {
  const row = await reads().documentRevision.findUnique({
    where: { documentId_sequence: { documentId, sequence } },
    select: { id: true },
  });
  return row && readRevision(reads(), row.id);
}

/** What search needs to know of a document: every text of a revision, cut at headings. */
export async function searchRecordOf(
  db: Transaction,
  {
    documentId,
    gazetteId,
    revision,
  }: { documentId: string; gazetteId: string; revision: Pick<RevisionText, "fields" | "parts"> },
): Promise<SearchRecord> {
  const { fields, parts } = revision;
  const organs = [...new Set([...fields.issuers, ...fields.signatories])];
  const aliases = await db.organName.findMany({
    where: { organ: { name: { in: organs } } },
    select: { name: true },
  });
  return {
    documentId,
    gazetteId,
    title: fields.title,
    number: fields.number,
    organs: [...organs, ...aliases.map((alias) => alias.name)],
    writtenOn: fields.writtenOn,
    passages: passagesOf(parts),
  };
}

function passagesOf(parts: readonly DocumentPart[]): SearchRecord["passages"] {
  const anchors = partAnchors(parts);
  const headings = new Map(outlineOf(parts).map((entry) => [`${entry.part}/${entry.block}`, entry]));
  const passages: { anchor: string | null; heading: string | null; lines: string[] }[] = [];
  parts.forEach((part, partIndex) => {
    const title = [part.label, part.title].filter((line) => line !== null).join(" ") || null;
    let current = { anchor: anchors[partIndex] ?? null, heading: title, lines: [] as string[] };
    passages.push(current);
    part.content.content.forEach((block, blockIndex) => {
      const entry = headings.get(`${partIndex}/${blockIndex}`);
      if (entry) {
        current = { anchor: entry.anchor, heading: entry.text, lines: [] };
        passages.push(current);
      }
      current.lines.push(...blockToLines(block));
    });
  });
  return passages
    .map(({ anchor, heading, lines }) => ({ anchor, heading, text: lines.join("\n") }))
    .filter(({ heading, text }) => heading !== null || text !== "");
}

/** What print needs of one revision of a document. */
export async function readPrintDocument({
  id,
  publicId,
  revisionId,
  publicUrl,
}: {
  id: string;
  publicId: string | null;
  revisionId: string;
  publicUrl: string | null;
}): Promise<PrintDocument> {
  const { fields, parts } = await readRevision(reads(), revisionId);
  return {
    id,
    title: fields.title,
    number: fields.numberText,
    addressee: fields.addressee,
    signatories: [...fields.signatories],
    writtenOnText: fields.writtenOnText,
    publicity: fields.publicity,
    consultUnit: fields.consultUnit,
    consultPhone: fields.consultPhone,
    url: publicUrl && publicId ? `${publicUrl}/documents/${publicId}` : null,
    parts: parts.map(({ type, label, title, content }) => ({ type, label, title, content })),
  };
}
