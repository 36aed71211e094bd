/** Owns the shape of an outbox as the worker sees it: it claims work and runs it. */

export type Work = {
  /** No more than a few of one destination run at a time. */
  destinationId: number;
  /**
   * Sends and settles.
   * @throws DiscordRefused when Discord refuses the bot itself
   */
  run(): Promise<Ran>;
};

/** `restMs`: the destination takes nothing more before this many milliseconds have passed. */
export type Ran = { restMs: number };

export type ClaimArgs = {
  /** Names the process in leases. */
  worker: string;
  limit: number;
  now: Date;
  /** Destinations that have enough under way. */
  busy: readonly number[];
};

export type Lane = {
  name: string;
  claim(args: ClaimArgs): Promise<Work[]>;
  /**
   * Gives rows back at once instead of when their leases end: a worker's when it stops, or all
   * (null) when it is certain that no other process has any.
   */
  release(args: { worker: string | null; now: Date }): Promise<void>;
};

/** Discord refuses the bot itself: nothing can be sent until the operator has mended it. */
export class DiscordRefused extends Error {}
