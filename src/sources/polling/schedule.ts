/** Owns when a feed is polled next: its own rhythm, what it asks for, and how its failures are paced. */
import type { FeedAsks } from '../tables.ts';
import type { Wishes } from './answer-wishes.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/spans.ts';

const SHORTEST_MS = 10 * MINUTE_MS;
const LONGEST_MS = DAY_MS;
/** Of a source whose rhythm is not known yet. */
const UNKNOWN_MS = HOUR_MS;
/** Polls between two entries: news is late by an eighth of the usual gap, on average. */
const POLLS_PER_GAP = 4;
/** A source that has gone quiet is asked less and less often, whatever its rhythm was. */
const POLLS_PER_SILENCE = 16;
/** A feed whose hub tells us of news is asked only in case that the hub is silent. */
const SLOWER_WITH_HUB = 4;
/** What is due at once, as at a first start, is spread over this share of its interval. */
const SPREAD = 1 / 4;
/** The same for those that were told to come back at the same time. */
const ASKED_SPREAD_MS = 10 * MINUTE_MS;
/** The golden ratio: from one source's place in a spread to the next one's (`placeOf`). */
export const PLACE_STEP = 0.618_033_988_749_895;
/** A `ttl` of more is none that was meant (as with `max-age`, answer-wishes.ts). */
const LONGEST_TTL_MS = 7 * DAY_MS;

type NextPoll = {
  sourceId: number;
  now: Date;
  rhythmMs: number | null;
  /** Since the last new entry. */
  quietMs: number;
  wishes: Wishes;
  asks: FeedAsks | null;
  /** Its hub has promised to push (WebSub). */
  hasHub: boolean;
};

/** After a poll that went well. */
export function nextPoll({
  sourceId,
  now,
  rhythmMs,
  quietMs,
  wishes,
  asks,
  hasHub,
}: NextPoll): Date {
  const gapMs = rhythmMs === null ? UNKNOWN_MS : rhythmMs / POLLS_PER_GAP;
  const pace = hasHub ? SLOWER_WITH_HUB : 1;
  const ownMs = Math.max(gapMs, quietMs / POLLS_PER_SILENCE) * pace;
  const ttlMs = asks?.ttlMs ?? 0;
  const keepMs = Math.max(wishes.freshMs, ttlMs <= LONGEST_TTL_MS ? ttlMs : 0);
  const askedMs = Math.max(keepMs, wishes.retryAfterMs);
  return outsideOf(new Date(now.getTime() + waitMs({ sourceId, ownMs, askedMs })), asks);
}

type NextTry = {
  sourceId: number;
  now: Date;
  /** In a row, this one included. */
  failures: number;
  /** It says that it does not want us or has nothing there: soon asked rarely, but never given up. */
  isRefusal: boolean;
  retryAfterMs: number;
};

/** After one that failed: twice as long each time, from ten minutes to a day, and never the end. */
export function nextTry({ sourceId, now, failures, isRefusal, retryAfterMs }: NextTry): Date {
  const steps = Math.max(0, failures - 1) * (isRefusal ? 2 : 1);
  const ownMs = SHORTEST_MS * 2 ** Math.min(steps, 30);
  return new Date(now.getTime() + waitMs({ sourceId, ownMs, askedMs: retryAfterMs }));
}

/** How long all feeds of a host are left alone that is asked too much, and over what they come back. */
export function hostRest(retryAfterMs: number): { restMs: number; spreadMs: number } {
  const restMs = Math.min(Math.max(retryAfterMs, SHORTEST_MS), LONGEST_MS);
  return { restMs, spreadMs: ASKED_SPREAD_MS };
}

/** Between ten minutes and a day; a server is not asked before it wants to be, within a day. */
function waitMs({
  sourceId,
  ownMs,
  askedMs,
}: {
  sourceId: number;
  ownMs: number;
  askedMs: number;
}): number {
  const place = placeOf(sourceId);
  const bounded = Math.min(Math.max(ownMs, SHORTEST_MS), LONGEST_MS / (1 + SPREAD));
  const own = bounded * (1 + place * SPREAD);
  const asked = askedMs > 0 ? Math.min(askedMs, LONGEST_MS) + place * ASKED_SPREAD_MS : 0;
  return Math.round(Math.max(own, asked));
}

/**
 * From 0 to 1, the same for a source each time: multiples of the golden ratio, cut to their
 * fractions, stay as far from one another as so many points can.
 */
function placeOf(sourceId: number): number {
  return (sourceId * PLACE_STEP) % 1;
}

/** The first hour from then on that the feed does not ask to be left alone in. */
function outsideOf(at: Date, asks: FeedAsks | null): Date {
  const hours = new Set(asks?.skipHours);
  const days = new Set(asks?.skipDays);
  // Who asks for all of them is not to be read at all, which nobody means who has a feed.
  if ((hours.size === 0 && days.size === 0) || hours.size > 23 || days.size > 6) return at;
  const isSkipped = (date: Date) => days.has(date.getUTCDay()) || hours.has(date.getUTCHours());
  if (!isSkipped(at)) return at;
  const intoHour = at.getTime() % HOUR_MS;
  let hour = at.getTime() - intoHour;
  while (isSkipped(new Date(hour))) hour += HOUR_MS;
  // Those that waited for the same hour do not come in its first second.
  return new Date(hour + intoHour);
}
