/** Owns the shapes of a feed that is being polled, and of what a poll leaves of it. */
import { parseUrl } from '../../lib/parse-url.ts';
import type { feeds, SourceState } from '../tables.ts';

type FeedRow = typeof feeds.$inferSelect;

/** A feed that this process has leased. */
export type PolledFeed = FeedRow & {
  location: string;
  /** `active` or `default`. */
  state: SourceState;
  name: string | null;
  createdAt: Date;
};

/** The columns that a poll writes, all of them each time. */
export type FeedState = Pick<
  FeedRow,
  | 'sourceId'
  | 'pollAt'
  | 'etag'
  | 'lastModified'
  | 'bodyHash'
  | 'polledAt'
  | 'succeededAt'
  | 'newAt'
  | 'rhythmMs'
  | 'asks'
  | 'failures'
  | 'failingSince'
  | 'failure'
  | 'toldFailingAt'
  | 'toldStaleAt'
  | 'hubUrl'
  | 'hubTopic'
  | 'movedTo'
  | 'movedSince'
>;

/** What a poll comes to, before it is written. */
export type Settlement = {
  state: FeedState;
  /** For the operator. */
  reports: readonly { key: string; text: string }[];
  /** What becomes of the source itself. */
  change: { kind: 'retire' } | { kind: 'move'; to: string } | null;
};

/** What the operator knows it by. */
export function nameOf({ name, location }: Pick<PolledFeed, 'name' | 'location'>): string {
  return name ?? hostOf(location);
}

/** Its address is not said: that of a private feed is its secret. */
export function whereToLook({ sourceId }: Pick<PolledFeed, 'sourceId'>): string {
  return `Its number is ${sourceId}: keypoint sources show ${sourceId}`;
}

/** Whose connections are counted together. */
export function hostOf(location: string): string {
  return parseUrl(location)?.host ?? location;
}
