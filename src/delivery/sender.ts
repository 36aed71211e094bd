/** Owns the port through which the outbox reaches Discord; `discord/` implements it. */
import type { StoryView } from '../stories/story-view.ts';
import type { DestinationKind } from '../subscriptions/tables.ts';

export type OutgoingCard = {
  destination: { kind: DestinationKind; discordId: string };
  story: StoryView;
  /** At most 25 characters, the same at every try: Discord's own protection against repeats. */
  nonce: string;
  /** The message to edit; null for the first post. */
  posted: { channelId: string; messageId: string } | null;
};

export type SendOutcome =
  | { status: 'sent'; channelId: string; messageId: string }
  /** Worth another try, not before `retryAfterMs` milliseconds (null: our own backoff). */
  | { status: 'retry'; retryAfterMs: number | null; reason: string }
  /** This payload is wrong; `detail` is Discord's error tree. */
  | { status: 'rejected'; reason: string; detail: unknown }
  /** The message to edit is gone: never post it again. */
  | { status: 'gone'; reason: string }
  /** The destination is closed to us; `reason` is a sentence for who can open it. */
  | { status: 'closed'; reason: string }
  /** Discord refuses the bot itself: the process must stop. */
  | { status: 'refused'; reason: string };

export type Sender = { send(card: OutgoingCard): Promise<SendOutcome> };
