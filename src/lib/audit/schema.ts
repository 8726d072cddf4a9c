import { z } from "zod";

/** Every event that the record may hold. Read back through this union: an unknown one is a defect. */
export const AuditPayloadSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("gazette.created"),
    gazette: z.string(),
    name: z.string(),
  }),
  z.strictObject({ type: z.literal("gazette.changed"), gazette: z.string(), fields: z.array(z.string()) }),
  z.strictObject({ type: z.literal("gazette.home"), gazette: z.string() }),
  z.strictObject({ type: z.literal("gazette.demonstration-removed"), gazette: z.string() }),
  z.strictObject({
    type: z.literal("issue.imported"),
    gazette: z.string(),
    issue: z.string(),
    source: z.string(),
    documents: z.number().int(),
    replaced: z.boolean(),
  }),
  z.strictObject({ type: z.literal("issue.created"), gazette: z.string(), issue: z.string() }),
  z.strictObject({ type: z.literal("issue.changed"), gazette: z.string(), issue: z.string() }),
  z.strictObject({ type: z.literal("issue.signed-off"), gazette: z.string(), issue: z.string() }),
  z.strictObject({ type: z.literal("issue.reopened"), gazette: z.string(), issue: z.string() }),
  z.strictObject({
    type: z.literal("issue.published"),
    gazette: z.string(),
    issue: z.string(),
    documents: z.number().int(),
    asBackIssue: z.boolean(),
  }),
  z.strictObject({ type: z.literal("document.created"), document: z.string(), title: z.string() }),
  z.strictObject({
    type: z.literal("document.imported"),
    gazette: z.string(),
    source: z.string(),
    documents: z.number().int(),
  }),
  z.strictObject({ type: z.literal("document.saved"), document: z.string(), revision: z.number().int() }),
  z.strictObject({ type: z.literal("document.removed"), document: z.string(), title: z.string() }),
  z.strictObject({
    type: z.literal("document.corrected"),
    document: z.string(),
    version: z.number().int(),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal("document.withdrawn"),
    document: z.string(),
    reason: z.string(),
    hidden: z.boolean(),
  }),
  z.strictObject({ type: z.literal("user.created"), user: z.string(), administrator: z.boolean() }),
  z.strictObject({ type: z.literal("user.password-reset"), user: z.string() }),
]);
export type AuditPayload = z.infer<typeof AuditPayloadSchema>;
