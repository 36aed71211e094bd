/** Owns what a poll leaves behind: the feed's next state, and what the operator is told of it. */
import type { FeedDocument } from '../feed/feed-document.ts';
import type { FeedAnswer, PollFailure } from './ask-feed.ts';
import { inWords } from './in-words.ts';
import {
  type FeedState,
  nameOf,
  type PolledFeed,
  type Settlement,
  whereToLook,
} from './polled-feed.ts';
import { rhythmOf, usualSilenceMs } from './rhythm.ts';
import { nextPoll, nextTry } from './schedule.ts';
import { DAY_MS, MINUTE_MS } from '../../lib/spans.ts';

/** A source that fails for a day is told of; for less, nobody needs to do anything. */
const TOLD_AFTER_MS = DAY_MS;
/** A failure before Keypoint was off for days and one after it are no day of failing. */
const LEAST_FAILURES = 3;
/**
 * A move is believed when each poll of three days has named the same new address: servers that were
 * set up wrongly, and hotels' networks, redirect for good for an hour or an evening.
 */
const MOVE_HELD_MS = 3 * DAY_MS;
const AFTER_OUTAGE_MS = 5 * MINUTE_MS;

/** What was read of an answer with a body, and what of it was new. */
export type Read = {
  document: FeedDocument;
  /** The one that counts, of the document or of the answer's header. */
  hub: FeedDocument['hub'];
  bodyHash: string;
  hasNews: boolean;
  /** Of its entries, as far as they can be true; where they have none, when they came. */
  dates: readonly Date[];
};

/** @param read null when nothing has changed */
export function afterAnswer(
  feed: PolledFeed,
  answer: FeedAnswer,
  { read, now }: { read: Read | null; now: Date },
): Settlement {
  const rhythmMs = (read && rhythmOf(read.dates, now)) ?? feed.rhythmMs;
  const newAt = read ? newestOf(feed, read, now) : feed.newAt;
  const quietMs = now.getTime() - (newAt ?? feed.createdAt).getTime();
  const asks = read ? asksOf(read.document) : feed.asks;
  const { etag, lastModified, wishes } = answer;
  const hasHub = feed.hubUntil !== null && feed.hubUntil > now;
  const move = moveOf(feed, answer.movedTo, now);
  const isStale = rhythmMs !== null && newAt !== null && quietMs > usualSilenceMs(rhythmMs);
  const hasNews = read?.hasNews ?? false;
  const state: FeedState = {
    ...stateOf(feed),
    pollAt: nextPoll({ sourceId: feed.sourceId, now, rhythmMs, quietMs, wishes, asks, hasHub }),
    etag,
    lastModified,
    bodyHash: read?.bodyHash ?? feed.bodyHash,
    polledAt: now,
    succeededAt: now,
    newAt,
    rhythmMs,
    asks,
    ...(read ? hubOf(read) : {}),
    failures: 0,
    failingSince: null,
    failure: null,
    toldFailingAt: null,
    toldStaleAt: isStale ? (feed.toldStaleAt ?? now) : hasNews ? null : feed.toldStaleAt,
    movedTo: move.movedTo,
    movedSince: move.movedSince,
  };
  const reports = [
    ...backReport(feed, now),
    ...(isStale && !feed.toldStaleAt ? [staleReport(feed, { newAt, quietMs, rhythmMs })] : []),
  ];
  return { state, reports, change: move.isBelieved ? { kind: 'move', to: move.movedTo } : null };
}

export function afterFailure(
  feed: PolledFeed,
  { reason, isRefusal, wishes }: PollFailure,
  now: Date,
): Settlement {
  const failures = feed.failures + 1;
  const failingSince = feed.failingSince ?? now;
  const failingMs = now.getTime() - failingSince.getTime();
  const isTold = feed.toldFailingAt !== null;
  const isToBeTold = !isTold && failures >= LEAST_FAILURES && failingMs >= TOLD_AFTER_MS;
  const { retryAfterMs } = wishes;
  const again = nextTry({
    sourceId: feed.sourceId,
    now,
    failures,
    isRefusal,
    retryAfterMs,
  });
  // The try that makes the day full comes when it does.
  const dayIsFull = new Date(failingSince.getTime() + TOLD_AFTER_MS);
  const isBefore = !isTold && retryAfterMs === 0 && dayIsFull > now && dayIsFull < again;
  const state = {
    ...stateOf(feed),
    pollAt: isBefore ? dayIsFull : again,
    polledAt: now,
    failures,
    failingSince,
    failure: reason,
    toldFailingAt: isToBeTold ? now : feed.toldFailingAt,
  };
  const text = `${nameOf(feed)} cannot be read for ${inWords(failingMs)} now: ${reason}. It is still tried, at least once a day. ${whereToLook(feed)}`;
  const key = `failing:${feed.sourceId}:${failingSince.toISOString()}`;
  return { state, reports: isToBeTold ? [{ key, text }] : [], change: null };
}

/** 410: its server says that it will not come back (RFC 9110 §15.5.11). */
export function afterGone(feed: PolledFeed, now: Date): Settlement {
  const text = `${nameOf(feed)} is gone for good, its server says (410): it is read no more. ${whereToLook(feed)}`;
  const state = { ...stateOf(feed), polledAt: now, failure: 'is gone for good (410)' };
  const key = `gone:${feed.sourceId}:${now.toISOString()}`;
  return { state, reports: [{ key, text }], change: { kind: 'retire' } };
}

/** It was silent while our own network was down: nothing is held against it. */
export function afterOutage(feed: PolledFeed, now: Date): Settlement {
  const pollAt = new Date(now.getTime() + AFTER_OUTAGE_MS);
  return { state: { ...stateOf(feed), pollAt, polledAt: now }, reports: [], change: null };
}

function stateOf(feed: PolledFeed): FeedState {
  return feed;
}

/** Its newest entry, as far as we know: of a first contact by its date, afterwards when it came. */
function newestOf({ newAt }: PolledFeed, { hasNews, dates }: Read, now: Date): Date | null {
  if (newAt !== null) return hasNews ? now : newAt;
  const past = dates.map((date) => date.getTime()).filter((time) => time <= now.getTime());
  if (past.length > 0) return new Date(past.reduce((a, b) => Math.max(a, b)));
  return hasNews ? now : null;
}

function asksOf({ ttlMs, skipHours, skipDays }: FeedDocument): FeedState['asks'] {
  const isNothing = ttlMs === null && skipHours.length === 0 && skipDays.length === 0;
  return isNothing ? null : { ttlMs, skipHours, skipDays };
}

/** Keypoint subscribes to it where it can be reached (websub/). */
function hubOf({ hub }: Read): Pick<FeedState, 'hubUrl' | 'hubTopic'> {
  return { hubUrl: hub?.url ?? null, hubTopic: hub?.topic ?? null };
}

type Move =
  | { movedTo: string; movedSince: Date; isBelieved: boolean }
  | { movedTo: null; movedSince: null; isBelieved: false };

/** Another target, a redirect for now, or none at all begins the days anew. */
function moveOf(feed: PolledFeed, movedTo: string | null, now: Date): Move {
  if (movedTo === null) return { movedTo, movedSince: null, isBelieved: false };
  const movedSince = (feed.movedTo === movedTo ? feed.movedSince : null) ?? now;
  const isBelieved = now.getTime() - movedSince.getTime() >= MOVE_HELD_MS;
  return { movedTo, movedSince, isBelieved };
}

/** Only when its failing was told. */
function backReport(feed: PolledFeed, now: Date): Settlement['reports'] {
  const { failingSince, toldFailingAt } = feed;
  if (!toldFailingAt || !failingSince) return [];
  const failed = inWords(now.getTime() - failingSince.getTime());
  const key = `working:${feed.sourceId}:${failingSince.toISOString()}`;
  return [
    { key, text: `${nameOf(feed)} can be read again, after ${failed}. ${whereToLook(feed)}` },
  ];
}

function staleReport(
  feed: PolledFeed,
  { newAt, quietMs, rhythmMs }: { newAt: Date; quietMs: number; rhythmMs: number },
): Settlement['reports'][number] {
  const key = `stale:${feed.sourceId}:${newAt.toISOString()}`;
  const text = `${nameOf(feed)} answers, but has had nothing new for ${inWords(quietMs)}; it used to have something every ${inWords(rhythmMs).replace(/^an? /, '')}. ${whereToLook(feed)}`;
  return { key, text };
}
