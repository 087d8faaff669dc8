/**
 * Failures a person can understand and act on. `lib` throws them; entry points turn them into a status
 * and these words. Anything else that is thrown is a defect or an outage: logged once, shown in general words.
 */
const failures = {
  unauthenticated: [401, "Please sign in."],
  forbidden: [403, "You are not allowed to do this."],
  not_found: [404, "This does not exist, or it is not yours."],
  invalid_input: [400, "Please check what you entered."],
  conflict: [409, "This was changed in the meantime. Reload and look again."],
  request_id_reused: [409, "This request was already used with other content. Start a new one."],
  email_taken: [409, "There is already an account with this email. Sign in instead."],
  wrong_credentials: [401, "The email or the password is wrong."],
  wrong_app_password: [401, "The studio password is wrong."],
  unknown_model: [400, "This model is not available here."],
  unsupported_size: [400, "This model cannot make that size."],
  unsupported_seconds: [400, "This model cannot make a clip of that length."],
  unsupported_feature: [400, "This model cannot do that."],
  budget_exceeded: [402, "This would go over your budget for the month."],
  rate_limited: [429, "That was too often. Wait a moment and try again."],
  not_ready: [409, "The clip is not finished yet."],
  upload_invalid: [400, "This file is not an image we can use."],
  upload_too_large: [413, "The file is too large."],
  engine_unavailable: [503, "The video engine cannot be reached. Try again in a moment."],
  not_configured: [501, "This is not set up on this studio."],
  internal: [500, "Something went wrong on our side. Try again in a moment."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof failures;

/** What a server action or JSON route tells the client about a failure. */
export interface ErrorInfo {
  code: ErrorCode;
  message: string;
  /** The form field that caused it, when one did. */
  field?: string;
}

/** What a server action answers. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ErrorInfo };

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field?: string;
  /** Seconds to wait, for `rate_limited`. */
  readonly retryAfter?: number;

  constructor(
    code: ErrorCode,
    options: { message?: string; field?: string; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(options.message ?? failures[code][1], { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.field = options.field;
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return failures[this.code][0];
  }

  toInfo(): ErrorInfo {
    return { code: this.code, message: this.message, ...(this.field && { field: this.field }) };
  }
}
