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

/**
 * The message of anything that was thrown, for a log line or a reason. Of a failed query what the
 * database said, not the statement with all that it was to store.
 */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const isQuery = thrown.message.startsWith('Failed query:') && thrown.cause !== undefined;
  return isQuery ? messageOf(thrown.cause) : thrown.message;
}
