import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET as getPublicFile } from "@/app/(reader)/documents/[id]/files/[sha256]/route";
import { GET as getPublicPicture } from "@/app/(reader)/documents/[id]/pictures/[sha256]/route";
import { GET as getFile } from "@/app/desk/documents/[id]/files/[sha256]/route";
import { POST as postFile } from "@/app/desk/documents/[id]/files/route";
import { GET as getPicture } from "@/app/desk/documents/[id]/pictures/[sha256]/route";
import { POST as postPicture } from "@/app/desk/documents/[id]/pictures/route";
import { doc, paragraph } from "@/lib/content/build";
import { reads, transact, writes } from "@/lib/core/db";
import { sha256 } from "@/lib/core/files";
import { getDeskDocument } from "@/lib/documents/desk/queries";
import { createDocument, publishDocument, saveDocument } from "@/lib/documents/mutations";
import type { Attachment, DocumentFields } from "@/lib/documents/schema";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields, buildParts, buildPicture, NOW } from "../factories";
import { asNobody, asUser } from "./actions/request";

vi.mock("next/headers", () => import("./actions/cookie-jar"));

const act = { actor: COMMAND_LINE, now: NOW };
const GIF = buildPicture("picture");
const PDF = Buffer.from("%PDF-1.7 a table");
let gazetteId: string;
let elsewhere: string;

beforeAll(async () => {
  const add = async (slug: string, name: string) =>
    (await writes().gazette.create({ data: { slug, name } })).id;
  gazetteId = await add("qingshi", "云溪市青石区人民政府公报");
  elsewhere = await add("bailu", "白鹭县人民政府公报");
});

const newDocument = () => createDocument({ ...act, gazetteId, fields: buildFields(), parts: buildParts() });
const asEditor = () => asUser({ role: "editor", gazetteId });
const asPrinter = () => asUser({ role: "printer", gazetteId });
/** A user of a department, signed in, and a draft of theirs. */
async function asContributor(department: string): Promise<string> {
  const { email } = await asUser({ role: "contributor", gazetteId });
  const { id } = await writes().user.update({ where: { email }, data: { department } });
  const documentId = await newDocument();
  await writes().document.update({ where: { id: documentId }, data: { createdById: id } });
  return documentId;
}

type Upload = { body?: BodyInit; name?: string; headers?: Record<string, string> };
async function send(
  kind: "files" | "pictures",
  id: string,
  { body = GIF, name = "表.pdf", headers = {} }: Upload,
) {
  const address = `http://localhost/desk/documents/${id}/${kind}?name=${encodeURIComponent(name)}`;
  const init = { method: "POST", body, headers, duplex: "half" };
  const post = kind === "files" ? postFile : postPicture;
  const response = await post(new Request(address, init), { params: Promise.resolve({ id }) });
  const answer = (await response.json()) as Attachment & { error?: { code: string; message: string } };
  return { status: response.status, answer };
}
const fetchFrom = (get: typeof getFile, id: string, hash: string) =>
  get(new Request("http://localhost/"), { params: Promise.resolve({ id, sha256: hash }) });
const statusOf = async (get: typeof getFile, id: string, hash: string) =>
  (await fetchFrom(get, id, hash)).status;

function saveWith(
  documentId: string,
  given: { attachments?: Attachment[]; picture?: string; fields?: DocumentFields },
  expectedSequence = 1,
) {
  const { attachments, picture, fields = buildFields() } = given;
  const figures = picture
    ? [{ type: "figure" as const, attrs: { file: picture, alt: "图", caption: null } }]
    : [];
  const [body] = buildParts();
  const parts = body ? [{ ...body, content: doc(paragraph("决定如下。"), ...figures) }] : [];
  const text = { fields, parts, note: "", ...(attachments && { attachments }) };
  return saveDocument({ ...act, documentId, expectedSequence, ...text });
}
const publish = (documentId: string) =>
  transact((tx) => publishDocument(tx, { now: NOW, documentId, reason: null }));

describe.each(["pictures", "files"] as const)("an upload to the %s of a document", (kind) => {
  it("is refused to nobody, to other roles, to other gazettes and other departments", async () => {
    const document = await asContributor("区水利局");
    asNobody();
    expect((await send(kind, document, {})).status).toBe(401);
    for (const enter of [asPrinter, () => asUser({ role: "editor", gazetteId: elsewhere })]) {
      await enter();
      expect((await send(kind, document, {})).answer.error?.code).toBe("not-found");
    }
    await asContributor("区教育局");
    expect((await send(kind, document, {})).status).toBe(404);
  });

  it("is refused where the document is none", async () => {
    await asEditor();
    expect((await send(kind, "nothing", {})).status).toBe(404);
    expect((await send(kind, "../../x", {})).status).toBe(404);
  });

  it("is refused to a page of another site", async () => {
    await asEditor();
    const document = await newDocument();
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", host: "localhost" },
      { origin: "null", host: "localhost" },
    ] as Record<string, string>[]) {
      expect((await send(kind, document, { headers })).status).toBe(403);
    }
    const headers = { origin: "http://localhost:3000", host: "localhost:3000" };
    expect((await send(kind, document, { headers })).status).toBe(200);
  });

  it("is refused by its content, whatever it is called", async () => {
    await asEditor();
    const document = await newDocument();
    for (const body of ["<!doctype html><script>1</script>", "<svg xmlns='http://www.w3.org/2000/svg'/>"]) {
      expect((await send(kind, document, { body, name: "方案.pdf" })).answer.error?.code).toBe("invalid");
    }
    expect((await send(kind, document, { body: "" })).answer.error?.message).toBe("请选择文件");
  });

  it("stops a body that never ends", async () => {
    await asEditor();
    const document = await newDocument();
    let chunks = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        chunks++;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const { status, answer } = await send(kind, document, { body });
    expect(status).toBe(413);
    expect(answer.error?.message).toContain(kind === "files" ? "50 MB" : "10 MB");
    expect(chunks).toBeLessThan(60);
  });

  it("is taken as a body and as a form, and answers its hash", async () => {
    const document = await asContributor("区水利局");
    expect((await send(kind, document, {})).answer.sha256).toBe(sha256(GIF));
    const body = new FormData();
    body.set("file", new File([GIF], "图.gif"));
    expect((await send(kind, document, { body })).answer.sha256).toBe(sha256(GIF));
  });

  it("can be fetched at once by those who may change the document, and by no other document's", async () => {
    await asEditor();
    const [document, other] = [await newDocument(), await newDocument()];
    const bytes = buildPicture(`${kind} only here`);
    await send(kind, document, { body: bytes });
    const get = kind === "files" ? getFile : getPicture;
    expect(await statusOf(get, other, sha256(bytes))).toBe(404);
    expect(await statusOf(get, document, sha256(bytes))).toBe(200);
    asNobody();
    expect(await statusOf(get, document, sha256(bytes))).toBe(401);
    await asContributor("区教育局");
    expect(await statusOf(get, document, sha256(bytes))).toBe(404);
  });

  it("can be fetched by those who read once a draft holds it, but not by a draft that only names it", async () => {
    await asEditor();
    const [document, other] = [await newDocument(), await newDocument()];
    const bytes = buildPicture(`${kind} in a draft`);
    const hash = sha256(bytes);
    await send(kind, document, { body: bytes });
    await asPrinter();
    const get = kind === "files" ? getFile : getPicture;
    expect(await statusOf(get, document, hash)).toBe(404);
    for (const documentId of [document, other]) {
      const draft = { documentId, userId: "u", baseSequence: 1, text: { files: [hash] }, updatedAt: NOW };
      await writes().documentDraft.create({ data: draft });
    }
    expect(await statusOf(get, document, hash)).toBe(200);
    expect(await statusOf(get, other, hash)).toBe(404);
  });
});

describe("a picture", () => {
  it("cannot be taken from another document by its hash", async () => {
    await asEditor();
    const [document, other] = [await newDocument(), await newDocument()];
    const bytes = buildPicture("not yours");
    const { sha256: hash } = (await send("pictures", document, { body: bytes })).answer;
    await expect(saveWith(other, { picture: hash })).rejects.toMatchObject({ code: "invalid" });
    await saveWith(document, { picture: hash });
    // An older revision may be restored.
    await saveWith(document, {}, 2);
    expect(await saveWith(document, { picture: hash }, 3)).toEqual({ sequence: 4 });
  });

  it("is public only once a public version shows it, and never where the text is hidden", async () => {
    await asEditor();
    const document = await newDocument();
    const bytes = buildPicture("to be public");
    const { sha256: hash } = (await send("pictures", document, { body: bytes })).answer;
    const { publicId } = await publish(document);
    await saveWith(document, { picture: hash });
    expect(await statusOf(getPublicPicture, publicId, hash)).toBe(404);
    await publish(document);
    expect(await statusOf(getPublicPicture, publicId, hash)).toBe(200);
    const data = { state: "withdrawn", withdrawnHidden: true };
    await writes().document.update({ where: { id: document }, data });
    expect(await statusOf(getPublicPicture, publicId, hash)).toBe(404);
  });
});

describe("a file that goes with a document", () => {
  it("is saved with what its bytes say and a clean name", async () => {
    await asEditor();
    const document = await newDocument();
    const { answer } = await send("files", document, { body: PDF, name: "../任务\u202e表.html" });
    expect(answer).toEqual({
      sha256: sha256(PDF),
      name: "任务表.pdf",
      mediaType: "application/pdf",
      bytes: PDF.length,
    });
    const forged = { ...answer, name: "a/b.exe", mediaType: "text/html", bytes: 1 };
    await saveWith(document, { attachments: [forged] });
    const { headRevision } = await reads().document.findUniqueOrThrow({
      where: { id: document },
      select: { headRevision: { select: { attachments: true } } },
    });
    expect(headRevision?.attachments).toEqual([{ ...answer, name: "b.pdf" }]);
  });

  it("cannot be taken from another document by its hash", async () => {
    await asEditor();
    const [document, other] = [await newDocument(), await newDocument()];
    const { answer } = await send("files", document, { body: Buffer.from("%PDF-1.7 not yours") });
    await expect(saveWith(other, { attachments: [answer] })).rejects.toMatchObject({ code: "invalid" });
    expect(await statusOf(getFile, other, answer.sha256)).toBe(404);
  });

  it.each(["attachments", "picture"])("sends an approved document to review again: %s", async (what) => {
    await asEditor();
    const document = await newDocument();
    const { answer } = await send("files", document, { body: GIF });
    const given = what === "picture" ? { picture: answer.sha256 } : { attachments: [answer] };
    await saveWith(document, {});
    await writes().document.update({ where: { id: document }, data: { state: "approved" } });
    const fields = (await getDeskDocument(document))?.fields ?? buildFields();
    await saveWith(document, { ...given, fields }, 2);
    expect((await getDeskDocument(document))?.state).toBe("submitted");
  });

  it("is public only with a public version that holds it, always as a download", async () => {
    await asEditor();
    const document = await newDocument();
    const { answer } = await send("files", document, { body: PDF, name: "任务（表）.pdf" });
    const { publicId } = await publish(document);
    await saveWith(document, { attachments: [answer] });
    expect(await statusOf(getPublicFile, publicId, answer.sha256)).toBe(404);
    await publish(document);
    const { headers } = await fetchFrom(getPublicFile, publicId, answer.sha256);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent("任务（表）.pdf")}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
    expect(headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
    expect(await statusOf(getPublicFile, publicId, "ab".repeat(32))).toBe(404);
    const atDesk = await fetchFrom(getFile, document, answer.sha256);
    expect(atDesk.headers.get("cache-control")).toBe("private, no-store");
    const data = { state: "withdrawn", withdrawnHidden: true };
    await writes().document.update({ where: { id: document }, data });
    expect(await statusOf(getPublicFile, publicId, answer.sha256)).toBe(404);
  });
});
