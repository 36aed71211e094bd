/** Owns the decision whether a digest is made at its time, and which period it covers. */
import type { Cadence } from '../subscriptions/tables.ts';
import { DAY_MS } from '../lib/spans.ts';

export type DigestCadence = Exclude<Cadence, 'instant'>;

export type DigestCase = {
  now: Date;
  cadence: DigestCadence;
  isOpen: boolean;
  /** How many stories wait for it, and since when the first of them does. */
  gathered: number;
  firstGatheredAt: Date | null;
  /** When the destination's first rule of this cadence was made; null when it has none. */
  ruleSince: Date | null;
  /** The digest before this one. */
  last: { createdAt: Date; stories: number } | null;
};

const PERIOD_MS = { daily: DAY_MS, weekly: 7 * DAY_MS };

export type DigestDecision = {
  /** Null when none is made now. */
  digest: { since: Date } | null;
  /** Whether a next one is planned now; else when something gathers for it again. */
  goesOn: boolean;
};

/** That there is nothing is said once, and never where nobody asked for digests any more. */
export function decideDigest(one: DigestCase): DigestDecision {
  const { isOpen, gathered, ruleSince, last } = one;
  const isNews = gathered > 0 || (ruleSince !== null && last?.stories !== 0);
  return {
    // At a paused destination they wait: one digest after the pause has them all.
    digest: isOpen && isNews ? { since: windowStart(one) } : null,
    goesOn: gathered > 0 || ruleSince !== null,
  };
}

/** Since the last digest, or since somebody asked for them; the first one is of one period at most. */
function windowStart({ now, cadence, firstGatheredAt, ruleSince, last }: DigestCase): Date {
  if (last) return laterOf(last.createdAt, ruleSince ?? last.createdAt);
  const asked = laterOf(ruleSince ?? now, new Date(now.getTime() - PERIOD_MS[cadence]));
  return firstGatheredAt !== null && firstGatheredAt < asked ? firstGatheredAt : asked;
}

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}
