/** Owns the shape of a notice that a worker has claimed, and of what became of it. */
import type { destinations } from '../subscriptions/tables.ts';
import type { SendOutcome } from './sender.ts';
import type { notices } from './tables.ts';

/** A notice, and its destination as it is now. */
export type ToldPlace = {
  notice: typeof notices.$inferSelect;
  destination: typeof destinations.$inferSelect;
};

export type ClaimedNotice = {
  worker: string;
  claimedAt: Date;
  /** The one that is leased: the message's mark and button are of it. */
  first: typeof notices.$inferSelect;
  /** All that the message tells, the first one among them. */
  places: ToldPlace[];
};

/** Places that share one fate; `dropped`: there was no need to tell of them any more. */
export type NoticePart = {
  places: ToldPlace[];
  outcome: SendOutcome | { status: 'dropped'; reason: string };
};
