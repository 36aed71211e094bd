/** Owns the port through which the outboxes reach Discord; `discord/` implements it. */
import type { ArticleView, StoryView } from '../stories/story-view.ts';
import type { Cadence, DestinationKind, PauseKind } from '../subscriptions/tables.ts';
import type { UpdateKind } from './tables.ts';

export type Target = {
  kind: DestinationKind;
  /** The channel's id, or for a direct message the person's. */
  discordId: string;
  guildId: string | null;
  /** Discord's number of the channel's kind; null until it is known. */
  channelType: number | null;
  /** The channel of a direct message, once it was opened. */
  dmChannelId: string | null;
  /** The language chosen for the place (one of Discord's locales); null when nobody chose. */
  locale: string | null;
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

/** What an admin asked for, to see how cards look in a channel; no outbox has it. */
export type TestView = {
  /** The id of who asked. */
  askedBy: string;
  /** One that was news; null when there is none yet. */
  story: StoryView | null;
};

/** What somebody who follows a story is told of it. */
export type UpdateView = {
  id: number;
  kind: UpdateKind;
  storyId: number;
  /** Of the story. */
  title: string;
  /** What came, oldest first; of a retraction the article that was taken back. */
  articles: ArticleView[];
};

export type Content =
  | { kind: 'card'; story: StoryView }
  | { kind: 'test'; test: TestView }
  | { kind: 'digest'; digest: DigestView }
  | { kind: 'notice'; notice: NoticeView }
  | { kind: 'report'; report: ReportView }
  | { kind: 'update'; update: UpdateView };

export type Posted = {
  channelId: string;
  messageId: string;
  /** Name of the forum post that it opens; null elsewhere. */
  postName: string | null;
};

/** Whom a message calls. */
export type Mentions = { roleIds: readonly string[]; userIds: readonly string[] };

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
  /** Whom it calls when it is posted; nobody when it is left out, and never at an edit. */
  mentions?: Mentions;
  /** Names of a forum's own tags that its post is to have, beside those of its topics. */
  forumTags?: readonly string[];
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
