/** Owns what an explanation holds: gate by gate, as data that each edge puts into its own words. */
import type { ArticleOrigin, ArticleState, QualityPart } from '../articles/tables.ts';
import type { DeliveryState, HeldFor } from '../delivery/tables.ts';
import type { SourceKind } from '../sources/tables.ts';
import type { MemberReason, StoryState } from '../stories/tables.ts';
import type { Cadence, DestinationKind, PauseKind, QuietMode } from '../subscriptions/tables.ts';
import type { TopicMatch } from '../topics/store.ts';

export type Explanation =
  /** Nothing was ever read at this address, or no story has this number. */
  | { status: 'unknown' }
  /** A file of a folder that could not be read. */
  | ({ status: 'rejected' } & RejectedFile)
  | ({ status: 'known' } & Gates);

export type Gates = {
  article: ArticleGate;
  story: StoryGate;
  /** Null where nothing was ever asked to be posted. */
  place: PlaceGate | null;
};

export type RejectedFile = {
  /** The file's path below its folder. */
  file: string;
  /** Counted from 1; null where no line is to blame. */
  line: number | null;
  /** In English. */
  reason: string;
};

/** Of one that was asked for by its link; else of the story's head. */
export type ArticleGate = {
  id: number;
  url: string;
  /** Plain text from outside, as the outlet's name. */
  title: string;
  outlet: string;
  /** `related`: no source has it, it is only known from another article's list. */
  origin: ArticleOrigin;
  /** Where it was read, the first one first. */
  readings: Reading[];
  firstSeenAt: Date;
  publishedAt: Date | null;
  state: ArticleState;
  /** In English. */
  stateReason: string | null;
  quality: number;
  /** They add up to the quality; reasons in English. */
  parts: readonly QualityPart[];
  topics: TopicMatch[];
};

export type Reading = {
  kind: SourceKind;
  /** What people call the source; null for one without a name. */
  source: string | null;
  /** It came when the source was read for the first time: the newest few of that alone are posted. */
  isBacklog: boolean;
  /** Of a folder's file that is there no more, or can no longer be read. */
  rejected: RejectedFile | null;
  isRemoved: boolean;
};

export type StoryGate = {
  /** Of the one that took it in, if one did. */
  id: number;
  state: StoryState;
  /** The head's quality, and as many points for each of the others. */
  heat: number;
  headQuality: number;
  /** Articles besides the head that count: what was taken back does not. */
  others: number;
  firstSeenAt: Date;
  /** Topic slugs, sorted: those of all its articles. */
  topics: string[];
  /** The head first, then best first; held and retracted ones too. */
  members: Member[];
};

export type Member = {
  articleId: number;
  title: string;
  url: string;
  outlet: string;
  quality: number;
  state: ArticleState;
  reason: MemberReason;
  isHead: boolean;
};

export type PlaceGate = {
  destinationId: number;
  kind: DestinationKind;
  /** The channel's id, or for a direct message the person's. */
  discordId: string;
  /** Why nothing is sent there now; null while it is open. */
  paused: { kind: PauseKind | null; reason: string; at: Date | null } | null;
  /** What votes have added to the bars of its rules. */
  barShift: number;
  rules: RuleGate[];
  /** Alerts that count to today's limit, and the limit; null where there is none. */
  daily: { alerts: number; limit: number } | null;
  /** While its quiet hours last. */
  quiet: { until: Date; mode: QuietMode } | null;
  delivery: DeliveryGate | null;
  /** There may have been one: of stories as old as this one it is not kept. */
  isLetGo: boolean;
};

/** What a rule makes of the story as it is now. */
export type RuleVerdict =
  | 'wants'
  | 'too-cold'
  | 'other-topic'
  | 'no-keyword'
  | 'excluded'
  | 'paused'
  | 'muted';

export type RuleGate = {
  id: number;
  topic: string | null;
  include: readonly string[];
  cadence: Cadence;
  /** The least heat that it asks for, with what votes have added. */
  bar: number;
  verdict: RuleVerdict;
  /** The keyword that was found: asked for, or excluded. */
  keyword: string | null;
  mutedUntil: Date | null;
  createdAt: Date;
};

export type DeliveryGate = {
  state: DeliveryState;
  cadence: Cadence;
  heldFor: HeldFor | null;
  /** In English. */
  reason: string | null;
  /** Somebody asked for it: a new follower, a first contact, an operator. */
  wasAsked: boolean;
  /** The rule that made it due; null once it is removed. */
  ruleId: number | null;
  plannedAt: Date;
  /** When it is sent, edited or tried next; null when nothing is to come. */
  nextAt: Date | null;
  sentAt: Date | null;
  /** How the message was kept up to date: it shows the story as it is now, or as it was before. */
  isUpToDate: boolean;
  message: { channelId: string; messageId: string } | null;
  /** The digest that shows it, or takes it. */
  digest: DigestGate | null;
};

export type DigestGate = {
  cadence: Cadence;
  /** Null while it only gathers. */
  state: DeliveryState | null;
  sentAt: Date | null;
  /** When it is made or sent; null when nobody knows. */
  nextAt: Date | null;
  message: { channelId: string; messageId: string } | null;
};
