/** Owns the one end of all that a request may take. */

export type Deadline = {
  /** Why it is over; null while it is not. */
  reason(): Error | null;
  /** Called once when it is over; another call takes the place of the one before. */
  onOver(giveUp: (reason: Error) => void): void;
  clear(): void;
};

type DeadlineOptions = {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  late: () => Error;
  aborted: (cause: unknown) => Error;
};

/**
 * By a timer of its own: Node forgets the time-out of `AbortSignal.any([AbortSignal.timeout(…)])`
 * when its garbage is collected meanwhile (20.20). A signal for each request costs time besides.
 */
export function startDeadline({ timeoutMs, signal, late, aborted }: DeadlineOptions): Deadline {
  let over: Error | null = null;
  let giveUp: (reason: Error) => void = () => {};
  const end = (reason: Error) => {
    if (over !== null) return;
    over = reason;
    giveUp(reason);
  };
  const abort = () => end(aborted(signal?.reason));
  const timer = setTimeout(() => end(late()), timeoutMs);
  if (signal?.aborted === true) abort();
  else signal?.addEventListener('abort', abort);
  return {
    reason: () => over,
    onOver(then) {
      giveUp = then;
    },
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}
