import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { doc, paragraph } from "@/lib/content/build";
import { reads, transact } from "@/lib/core/db";
import { discardDraft, keepPresence } from "@/lib/documents/drafts/mutations";
import { getDraft } from "@/lib/documents/drafts/queries";
import type { DraftText } from "@/lib/documents/drafts/schema";
import { createDocument, saveDocument } from "@/lib/documents/mutations";
import { addGazette } from "@/lib/gazettes/mutations";
import type { Actor } from "@/lib/users/schema";
import { ADMINISTRATOR, buildFields, buildParts, NOBODY, NOW } from "../factories";

const person = (id: string, name: string): Actor => ({ ...ADMINISTRATOR, id, name });
const xu = person("u1", "许知夏");
const fang = person("u2", "方拾遗");
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const textOf = (words: string): DraftText => ({
  fields: { title: "未写完的标" },
  parts: [{ type: "body", label: null, title: null, parent: null, content: doc(paragraph(words)) }],
  attachments: [],
});

let gazetteId = "";
let documentId = "";
beforeAll(async () => {
  const gazette = await transact((tx) =>
    addGazette(tx, { actor: ADMINISTRATOR, now: NOW, fields: { name: "云溪市人民政府公报" } }),
  );
  gazetteId = gazette.id;
});
beforeEach(async () => {
  documentId = await createDocument({
    actor: ADMINISTRATOR,
    now: NOW,
    gazetteId,
    fields: buildFields(),
    parts: buildParts(),
  });
});

const beat = (actor: Actor, seconds: number, text: DraftText | null = null) =>
  keepPresence({ actor, now: at(seconds), documentId, baseSequence: 1, text });

describe("a draft", () => {
  it("is kept of nobody who may not edit the document, nor of somebody who is no user", async () => {
    await expect(beat({ ...NOBODY, id: "u9" }, 0, textOf("甲"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(beat(ADMINISTRATOR, 0, textOf("甲"))).rejects.toMatchObject({ code: "forbidden" });
    expect(await reads().documentDraft.count({ where: { documentId } })).toBe(0);
  });

  it("is each person's own, the last one typed, and changes nothing of the document", async () => {
    await beat(xu, 1, textOf("许的初稿"));
    await beat(xu, 2, textOf("许的二稿"));
    await beat(fang, 3, textOf("方的稿"));
    expect(await getDraft({ documentId, userId: "u1" })).toEqual({
      text: textOf("许的二稿"),
      baseSequence: 1,
      keptAt: at(2).toISOString(),
    });
    expect((await getDraft({ documentId, userId: "u2" }))?.text).toEqual(textOf("方的稿"));
    expect(await reads().documentRevision.count({ where: { documentId } })).toBe(1);
  });

  it("is gone once it was thrown away or saved, the other person's is not", async () => {
    await beat(xu, 1, textOf("许的稿"));
    await beat(fang, 1, textOf("方的稿"));
    await discardDraft({ actor: xu, documentId });
    expect(await getDraft({ documentId, userId: "u1" })).toBeNull();
    const save = {
      documentId,
      expectedSequence: 1,
      fields: buildFields(),
      parts: buildParts("新"),
      note: "",
    };
    await saveDocument({ actor: xu, now: at(4), ...save });
    expect((await getDraft({ documentId, userId: "u2" }))?.text).toEqual(textOf("方的稿"));
    await saveDocument({ actor: fang, now: at(5), ...save, expectedSequence: 2, parts: buildParts("更新") });
    expect(await getDraft({ documentId, userId: "u2" })).toBeNull();
  });
});

describe("whoever has a document open", () => {
  it("is told of the others, and forgotten when their page is silent for three beats", async () => {
    expect((await beat(xu, 0)).others).toEqual([]);
    expect((await beat(fang, 10)).others).toEqual(["许知夏"]);
    expect((await beat(xu, 20)).others).toEqual(["方拾遗"]);
    expect((await beat(xu, 60)).others).toEqual([]);
  });

  it("is told which revision is the newest and whose it is", async () => {
    expect(await beat(xu, 0)).toMatchObject({ sequence: 1, savedBy: "测试管理员", keptAt: null });
    const save = {
      documentId,
      expectedSequence: 1,
      fields: buildFields(),
      parts: buildParts("新"),
      note: "",
    };
    await saveDocument({ actor: fang, now: at(1), ...save });
    expect(await beat(xu, 2)).toMatchObject({ sequence: 2, savedBy: "方拾遗" });
  });
});
