/** Owns the three kinds of error that cross a feature's border (docs: style.md §4). */

type ErrorDetails = {
  /** Identifiers that lead to the row or request concerned; never a secret. */
  ids?: Readonly<Record<string, string | number>>;
  cause?: unknown;
};

class KeypointError extends Error {
  readonly ids: Readonly<Record<string, string | number>>;

  constructor(message: string, { ids = {}, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.ids = ids;
  }
}

/** The person can mend it: the message is shown to them as it is. */
export class UserError extends KeypointError {}

/** Worth trying again, not before `retryAfterMs` milliseconds have passed. */
export class TransientError extends KeypointError {
  readonly retryAfterMs: number;

  constructor(
    message: string,
    { retryAfterMs, ...details }: ErrorDetails & { retryAfterMs: number },
  ) {
    super(message, details);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Trying again changes nothing: park the work with its reason. */
export class PermanentError extends KeypointError {}

/** The message of anything that was thrown, for a log line or a reason. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
