/** Owns the port through which the outboxes reach Discord; `discord/` implements it. */
import type { StoryView } from '../stories/story-view.ts';
import type { Cadence, DestinationKind, PauseKind } from '../subscriptions/tables.ts';

export type Target = {
  kind: DestinationKind;
  /** The channel's id, or for a direct message the person's. */
  discordId: string;
  guildId: string | null;
  /** Discord's number of the channel's kind; null until it is known. */
  channelType: number | null;
  /** The channel of a direct message, once it was opened. */
  dmChannelId: string | null;
};

export type DigestView = {
  id: number;
  cadence: Exclude<Cadence, 'instant'>;
  /** The window that it covers. */
  since: Date;
  until: Date;
  /** How many stories it holds; 0 says that there was nothing worth it. */
  total: number;
  /** The best of them, best first: what one message shows. */
  stories: StoryView[];
};

/** What somebody is told of the places that they made: which were paused, and why. */
export type NoticeView = {
  id: number;
  places: { destinationId: number; kind: DestinationKind; discordId: string; reason: string }[];
};

/** What the operator is told; several things that happen together are one message. */
export type ReportView = {
  id: number;
  /** Plain text, and when it was so. */
  lines: { text: string; at: Date }[];
};

export type Content =
  | { kind: 'card'; story: StoryView }
  | { kind: 'digest'; digest: DigestView }
  | { kind: 'notice'; notice: NoticeView }
  | { kind: 'report'; report: ReportView };

export type Posted = {
  channelId: string;
  messageId: string;
  /** Name of the forum post that it opens; null elsewhere. */
  postName: string | null;
};

export type Outgoing = {
  target: Target;
  content: Content;
  /**
   * At most 25 characters, the same at every try and another for every other message: the nonce,
   * and in the message itself the mark by which it is found again.
   */
  mark: string;
  /** Posts without a sound on the reader's side. */
  isSilent: boolean;
  /** The message to edit; null for the first post. */
  posted: Posted | null;
  /** Since when an earlier try may have posted it; null when none did. */
  unsureSince: Date | null;
};

export type SentMessage = Posted & {
  /** What the sender learnt of the place, for its next message. */
  channelType: number | null;
  dmChannelId: string | null;
  /** It can go on to other servers (an announcement channel). */
  canCrosspost: boolean;
  /** It does not show what was sent: it was there already, from a try whose answer was lost. */
  isOutdated: boolean;
};

export type SendOutcome =
  | ({ status: 'sent' } & SentMessage)
  /**
   * Worth another try, not before `retryAfterMs` milliseconds (null: our own backoff). `isUnsure`:
   * it may have been posted all the same.
   */
  | { status: 'retry'; retryAfterMs: number | null; reason: string; isUnsure: boolean }
  /** The channel takes nothing more before then; nothing was asked of Discord, or it said 429. */
  | { status: 'limited'; retryAfterMs: number; reason: string }
  /** This payload is wrong; `detail` is Discord's error tree. */
  | { status: 'rejected'; reason: string; detail: unknown }
  /** The message to edit is gone, or was deleted after a lost answer: never post it again. */
  | { status: 'gone'; reason: string }
  /** The destination is closed to us; `reason` is a sentence for who can open it. */
  | { status: 'closed'; kind: PauseKind; reason: string }
  /** Discord refuses the bot itself: the process must stop. */
  | { status: 'refused'; reason: string };

/** A message that a try may have posted whose answer was lost. */
export type LostMessage = { target: Target; mark: string; since: Date };

export type Sender = {
  /** Posts or edits; looks first for what an earlier try may have posted. */
  send(outgoing: Outgoing): Promise<SendOutcome>;
  /** Only looks for what an earlier try may have posted; `absent` when it is not there. */
  find(lost: LostMessage): Promise<SendOutcome | { status: 'absent' }>;
  /** Passes a message of an announcement channel on to the servers that follow it. */
  crosspost(posted: Posted): Promise<SendOutcome>;
};
