import { z } from "zod";
import { PartTypeSchema } from "../../content/kind";
import { ContentSchema } from "../../content/schema";
import { AttachmentsSchema } from "../schema";

/** 草稿: what somebody typed and has not saved yet. Fields may be empty or wrong still; content is valid all the same. */
export const DraftTextSchema = z.strictObject({
  fields: z.record(z.string().max(40), z.string().max(10_000)),
  parts: z
    .array(
      z.strictObject({
        type: PartTypeSchema,
        label: z.string().max(500).nullable(),
        title: z.string().max(1000).nullable(),
        parent: z.number().int().min(0).nullable(),
        content: ContentSchema,
      }),
    )
    .min(1)
    .max(200),
  attachments: AttachmentsSchema,
});
export type DraftText = z.infer<typeof DraftTextSchema>;

/** What an editor's page sends every few seconds: that it is open, and what was typed since. */
export const PresenceSchema = z.strictObject({
  /** The revision that is being edited. */
  baseSequence: z.number().int().min(1),
  /** Null: nothing new was typed. */
  text: DraftTextSchema.nullable(),
});

/** What the page is told in answer. Instants are ISO text. */
export type PresenceAnswer = {
  /** When the draft was kept; null where none was sent. */
  readonly keptAt: string | null;
  /** Who else has the document open. */
  readonly others: readonly string[];
  /** The newest revision, and who saved it. */
  readonly sequence: number;
  readonly savedBy: string;
};
