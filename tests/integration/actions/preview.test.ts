import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/desk/documents/[id]/preview.pdf/route";
import { doc, paragraph } from "@/lib/content/build";
import { reads, transact } from "@/lib/core/db";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { getPreview } from "@/lib/documents/preview/queries";
import { getPublicDocument } from "@/lib/documents/queries";
import { takeStep } from "@/lib/documents/workflow/mutations";
import { addGazette } from "@/lib/gazettes/mutations";
import { COMMAND_LINE } from "@/lib/users/schema";
import { buildFields } from "../../factories";
import { asNobody, asUser } from "./request";

vi.mock("next/headers", () => import("./cookie-jar"));

const now = new Date("2026-11-22T01:00:00Z");
const fields = buildFields();
let gazetteId = "";
let documentId = "";

const partsWith = (text: string) => [
  { type: "body" as const, label: null, title: null, parent: null, content: doc(paragraph(text)) },
];
const get = (id = documentId) => GET(new Request("http://localhost/"), { params: Promise.resolve({ id }) });
const take = async (step: object) => {
  const { headRevision } = await reads().document.findUniqueOrThrow({
    where: { id: documentId },
    select: { headRevision: { select: { sequence: true } } },
  });
  const expectedSequence = headRevision?.sequence ?? 0;
  const given = { documentId, expectedSequence, reason: "云溪水库放水在即", ...step };
  await takeStep({ actor: COMMAND_LINE, now, step: given as Parameters<typeof takeStep>[0]["step"] });
};

beforeAll(async () => {
  const gazette = await transact((tx) =>
    addGazette(tx, { actor: COMMAND_LINE, now, fields: { name: "云溪市人民政府公报" } }),
  );
  gazetteId = gazette.id;
});
beforeEach(async () => {
  await asNobody();
  documentId = await createDocument({
    actor: COMMAND_LINE,
    now,
    gazetteId,
    fields,
    parts: partsWith("决定如下。"),
  });
});

describe("the PDF of a preview", () => {
  test("is for whoever may see the document; to others it is not there", async () => {
    expect((await get()).status).toBe(401);
    await asUser({ role: "contributor", gazetteId });
    expect((await get()).status).toBe(404);
    await asUser("administrator");
    expect((await get("nothing")).status).toBe(404);
  });

  test("is kept by no cache", async () => {
    await asUser({ role: "printer", gazetteId });
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
  });
});

describe("a preview", () => {
  test("shows what was never public at the address that it would get, and publishes nothing", async () => {
    const preview = await getPreview({ documentId, now });
    expect(preview).toMatchObject({ version: 1, publishedAt: now.toISOString(), withdrawn: null });
    expect(await getPublicDocument({ publicId: preview.publicId })).toBeNull();
    await take({ type: "emergency" });
    expect(await getPublicDocument({ publicId: preview.publicId })).toEqual(preview);
  });

  test("of what is public and unchanged is what the public sees", async () => {
    await take({ type: "emergency" });
    const preview = await getPreview({ documentId, now: new Date("2026-12-01T01:00:00Z") });
    expect(preview).toEqual(await getPublicDocument({ publicId: preview.publicId }));
  });

  test("of a correction is its next version, with the reason that the public is told", async () => {
    await take({ type: "emergency" });
    await take({ type: "correct", reasonType: "transcription" });
    const parts = partsWith("更正后的决定。");
    await saveDocument({
      actor: COMMAND_LINE,
      now,
      documentId,
      expectedSequence: 1,
      fields,
      parts,
      note: "",
    });
    const preview = await getPreview({ documentId, now });
    expect(preview.version).toBe(2);
    expect(preview.versions[1]?.reason).toContain("云溪水库放水在即");
    expect(preview.parts).toEqual(parts);
    expect((await getPublicDocument({ publicId: preview.publicId }))?.version).toBe(1);
  });
});
