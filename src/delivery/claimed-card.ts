/** Owns the shape of a card that a worker has claimed, and of what became of it. */
import type { Cadence, destinations } from '../subscriptions/tables.ts';
import type { Posted, SendOutcome } from './sender.ts';
import type { deliveries, HeldFor } from './tables.ts';

export type ClaimedCard = typeof deliveries.$inferSelect & {
  worker: string;
  claimedAt: Date;
  destination: typeof destinations.$inferSelect;
  /** The message that is to be edited; null for a first post. */
  posted: Posted | null;
};

/** What became of a card; `withheld` was not sent, by our own decision, and may be in a `digest`. */
export type CardOutcome =
  | Exclude<SendOutcome, { status: 'refused' }>
  | { status: 'crossposted' }
  | { status: 'withheld'; heldFor: HeldFor; reason: string; digest: Cadence | null };

/** The message is as it should be: what is left is to pass it on. */
export function isCrosspostDue(row: ClaimedCard): row is ClaimedCard & { posted: Posted } {
  const { posted, crosspostAt, claimedAt, revision, sentRevision } = row;
  const isCurrent = sentRevision !== null && sentRevision >= revision;
  return posted !== null && isCurrent && crosspostAt !== null && crosspostAt <= claimedAt;
}
