/** The expected ways in which something fails; each maps to one HTTP status. */
const ERROR_CODES = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  blocked: 422,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof ERROR_CODES;

/**
 * An expected failure. `message` is Chinese and is shown to the user as it is; `fields` names the inputs at fault.
 * Anything else that is thrown is a defect: it is logged with an id and shown without its message.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    message: string,
    { cause, fields = {} }: { cause?: unknown; fields?: Readonly<Record<string, string>> } = {},
  ) {
    super(message, { cause });
    this.name = "AppError";
    this.code = code;
    this.fields = fields;
  }

  get status(): number {
    return ERROR_CODES[this.code];
  }
}

/** Stops on a state that must not be possible; the message is for developers. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
