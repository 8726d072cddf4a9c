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
    /** Documents of the file that were not taken; absent where all were. */
    left: z.number().int().optional(),
  }),
  z.strictObject({ type: z.literal("issue.created"), gazette: z.string(), issue: z.string() }),
  z.strictObject({ type: z.literal("issue.changed"), gazette: z.string(), issue: z.string() }),
  z.strictObject({ type: z.literal("issue.signed-off"), gazette: z.string(), issue: z.string() }),
  z.strictObject({ type: z.literal("issue.reopened"), gazette: z.string(), issue: z.string() }),
  z.strictObject({
    type: z.literal("issue.blockers-overridden"),
    gazette: z.string(),
    issue: z.string(),
    blockers: z.array(z.string()),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal("issue.scheduled"),
    gazette: z.string(),
    issue: z.string(),
    /** ISO instant. */
    at: z.string(),
  }),
  z.strictObject({ type: z.literal("issue.unscheduled"), gazette: z.string(), issue: z.string() }),
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
    /** As above. */
    left: z.number().int().optional(),
  }),
  z.strictObject({ type: z.literal("document.saved"), document: z.string(), revision: z.number().int() }),
  z.strictObject({ type: z.literal("document.removed"), document: z.string(), title: z.string() }),
  z.strictObject({ type: z.literal("document.submitted"), document: z.string() }),
  z.strictObject({ type: z.literal("document.recalled"), document: z.string() }),
  z.strictObject({ type: z.literal("document.approved"), document: z.string() }),
  z.strictObject({ type: z.literal("document.rejected"), document: z.string(), reason: z.string() }),
  z.strictObject({ type: z.literal("document.published"), document: z.string(), version: z.number().int() }),
  z.strictObject({
    type: z.literal("document.published-unreviewed"),
    document: z.string(),
    version: z.number().int(),
    reason: z.string(),
  }),
  z.strictObject({ type: z.literal("document.looked-at"), document: z.string() }),
  z.strictObject({
    type: z.literal("document.correction-opened"),
    document: z.string(),
    reasonType: z.string(),
    reason: z.string(),
  }),
  z.strictObject({ type: z.literal("document.correction-abandoned"), document: z.string() }),
  z.strictObject({
    type: z.literal("document.proofed"),
    document: z.string(),
    issue: z.string(),
    round: z.number().int(),
  }),
  z.strictObject({ type: z.literal("document.commented"), document: z.string() }),
  z.strictObject({ type: z.literal("document.comment-resolved"), document: z.string() }),
  z.strictObject({ type: z.literal("document.comment-reopened"), document: z.string() }),
  z.strictObject({
    type: z.literal("document.corrected"),
    document: z.string(),
    version: z.number().int(),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal("document.withdrawn"),
    document: z.string(),
    /** Absent in events of before the types. */
    reasonType: z.string().optional(),
    reason: z.string(),
    hidden: z.boolean(),
  }),
  z.strictObject({ type: z.literal("user.created"), user: z.string(), administrator: z.boolean() }),
  z.strictObject({ type: z.literal("user.password-reset"), user: z.string() }),
  z.strictObject({ type: z.literal("user.password-changed"), user: z.string() }),
  z.strictObject({ type: z.literal("user.changed"), user: z.string(), fields: z.array(z.string()) }),
  z.strictObject({ type: z.literal("user.disabled"), user: z.string() }),
  z.strictObject({ type: z.literal("user.enabled"), user: z.string() }),
  z.strictObject({ type: z.literal("user.two-factor"), user: z.string(), isOn: z.boolean() }),
  z.strictObject({ type: z.literal("organ.created"), organ: z.string() }),
  z.strictObject({ type: z.literal("organ.changed"), organ: z.string() }),
  z.strictObject({ type: z.literal("audit.exported"), rows: z.number().int() }),
]);
export type AuditPayload = z.infer<typeof AuditPayloadSchema>;

const GROUPS = ["document", "issue", "gazette", "organ", "user", "audit"] as const;
const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const asked = <T extends z.ZodType>(schema: T) => z.preprocess(first, schema.optional().catch(undefined));

/** What of the record someone asks to see, as the address says it; what cannot be understood is not asked for. */
export const AuditFilterSchema = z.object({
  /** Id of a user; `-`: the command line and the server itself. */
  person: asked(z.string().min(1).max(64)),
  group: asked(z.enum(GROUPS)),
  /** What it was done to, as `AuditEvent.subject` has it. */
  subject: asked(z.string().trim().min(1).max(200)),
  /** Days in the gazette's zone, both included. */
  from: asked(z.iso.date()),
  to: asked(z.iso.date()),
});
export type AuditFilter = z.infer<typeof AuditFilterSchema>;

/** Where a page of the record goes on: rows before this sequence. */
export const AuditCursorSchema = asked(z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER));
