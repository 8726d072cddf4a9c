import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { doc, paragraph } from "@/lib/content/build";
import { reads } from "@/lib/core/db";
import { keepSource } from "@/lib/core/files";
import { addComment } from "@/lib/documents/comments/mutations";
import { keepAttachment } from "@/lib/documents/files/mutations";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { readIssueFile } from "@/lib/importing/read-issue";
import { createIssue } from "@/lib/issues/mutations";
import { getIssueId } from "@/lib/issues/queries";
import { EMPTY_BOARD } from "@/lib/issues/schema";
import { storeUpload } from "@/lib/issues/uploads/mutations";
import { createOrgan } from "@/lib/organs/mutations";
import { signIn } from "@/lib/users/gateway";
import { createUser } from "@/lib/users/mutations";
import { COMMAND_LINE, type Role } from "@/lib/users/schema";
import { writeIssueText } from "../../e2e/gazette-command";
import { buildFields } from "../../factories";
import { jar } from "../actions/cookie-jar";

/** Whom every page, route and action is tried as; `elsewhere` holds all roles, but in another gazette. */
export const WHO = [
  "nobody",
  "elsewhere",
  "contributor",
  "printer",
  "reviewer",
  "editor",
  "administrator",
] as const;
export type Who = (typeof WHO)[number];

/** What there is to be seen and changed: one of each, in the gazette in which the roles are held. */
export type World = {
  readonly gazetteId: string;
  readonly slug: string;
  readonly issueId: string;
  readonly backIssueId: string;
  /** A draft that nobody's department made, with a picture and a file. */
  readonly documentId: string;
  readonly picture: string;
  readonly attachment: string;
  /** A remark on it. */
  readonly commentId: string;
  /** A document of the back issue, with its source. */
  readonly importedId: string;
  readonly source: string;
  readonly organId: string;
  readonly userId: string;
  readonly userEmail: string;
};

const now = new Date();
const browsers = new Map<Who, ReadonlyMap<string, string>>();

/** From here on the browser is that of this person, who keeps their session. */
export function become(who: Who): void {
  jar.clear();
  for (const [name, value] of browsers.get(who) ?? []) jar.set(name, value);
}

/** Fills an empty database and signs everybody in. */
export async function makeWorld(): Promise<World> {
  const bytes = readFileSync(writeIssueText({ number: 1, marker: "孔雀石普查" }));
  const read = await readIssueFile({ bytes, fileName: "qingshi.txt" });
  await storeUpload({ actor: COMMAND_LINE, now, bytes, read, as: "back-issue" });
  const gazette = await reads().gazette.findFirstOrThrow({ where: { slug: "qingshi" } });
  const other = await addOtherGazette();
  const gazetteId = gazette.id;
  const backIssueId = await getIssueId({ slug: "qingshi", year: 2025, number: "1" });
  const imported = await reads().document.findFirstOrThrow({ where: { sourceFirstLine: { not: null } } });
  const fields = {
    year: 2026,
    number: "1",
    totalNumber: null,
    issueDate: null,
    board: EMPTY_BOARD,
    notices: [],
  };
  const issue = await createIssue({ actor: COMMAND_LINE, now, gazetteId, fields });
  const picture = await keepSource(PIXEL);
  const figure = { type: "figure" as const, attrs: { file: picture, alt: "示意图", caption: null } };
  const body = { type: "body" as const, label: null, title: null, parent: null };
  const draft = {
    fields: buildFields(),
    parts: [{ ...body, content: doc(paragraph("决定如下。"), figure) }],
  };
  const documentId = await createDocument({ actor: COMMAND_LINE, now, gazetteId, ...draft });
  const attachment = await keepAttachment({
    actor: COMMAND_LINE,
    documentId,
    bytes: Buffer.from("%PDF-1.7"),
    name: "表.pdf",
  });
  await saveDocument({
    actor: COMMAND_LINE,
    now,
    documentId,
    expectedSequence: 1,
    fields: draft.fields,
    parts: draft.parts,
    attachments: [attachment],
    note: "",
  });
  const comment = { body: "请核对", part: 0, quote: "", prefix: "", suffix: "" };
  const commentId = await addComment({ actor: COMMAND_LINE, now, documentId, comment });
  const organId = await createOrgan({
    actor: COMMAND_LINE,
    now,
    fields: { name: "云溪市档案馆", rank: 500, names: [] },
  });
  const subject = await addUser("subject", []);
  await signEverybodyIn(gazetteId, other);
  return {
    gazetteId,
    slug: "qingshi",
    issueId: await getIssueId(issue),
    backIssueId,
    documentId,
    picture,
    attachment: attachment.sha256,
    commentId,
    importedId: imported.id,
    source: read.file.sha256,
    organId,
    userId: subject.userId,
    userEmail: subject.email,
  };
}

/** Files of this name below a folder, as paths relative to it without the name: `desk/users/[id]`. */
export function foldersWith(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === name)
    .map((file) => path.dirname(file))
    .sort();
}

/** Who may, from the roles: an administrator always, nobody never. */
export function isAmong(may: readonly Who[] | "signed-in", who: Who): boolean {
  if (who === "nobody") return false;
  return who === "administrator" || may === "signed-in" || may.includes(who);
}

/** Where a thrown redirect leads; `not-found`; rethrows all else. */
export function outcomeOf(error: unknown): string {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return "not-found";
  if (!digest.startsWith("NEXT_REDIRECT")) throw error;
  const to = digest.split(";")[2] ?? "";
  return to.startsWith("/desk/sign-in") ? "sign-in" : `moved ${to}`;
}

async function addOtherGazette(): Promise<string> {
  const { writes } = await import("@/lib/core/db");
  return (await writes().gazette.create({ data: { slug: "bailu", name: "白鹭县人民政府公报" } })).id;
}

async function addUser(
  name: string,
  memberships: { gazetteId: string; role: Role }[],
  isAdministrator = false,
) {
  const email = `${name}@yunxi.example`;
  return createUser({ actor: COMMAND_LINE, now, email, name, isAdministrator, memberships });
}

async function signEverybodyIn(gazetteId: string, other: string): Promise<void> {
  const roles: Role[] = ["contributor", "printer", "reviewer", "editor"];
  for (const who of WHO) {
    if (who === "nobody") continue;
    const held =
      who === "elsewhere"
        ? roles.map((role) => ({ gazetteId: other, role }))
        : roles.filter((role) => role === who).map((role) => ({ gazetteId, role }));
    const { email, password } = await addUser(who, held, who === "administrator");
    const browser = new Map<string, string>();
    for (const line of await signIn({ email, password, requestHeaders: new Headers() })) {
      const [pair = ""] = line.split(";");
      browser.set(pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1)));
    }
    browsers.set(who, browser);
  }
}

/** The smallest PNG: one grey pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);
