/** Owns what a push of a hub does: the feed is polled now. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { feeds } from '../tables.ts';
import { isSigned } from './signature.ts';
import { type Caller, hasSecret, readStates, subscriptionOf } from './subscription.ts';

type PushDeps = { db: Database; clock: Clock; log: Log; pollsDefaults: boolean };

export type Push = Caller & {
  signature: string | undefined;
  /** Read once it is known who calls; null when it is too large. */
  body: () => Promise<Buffer | null>;
};

/**
 * `due`: it is polled next; `polling`: it is being polled, and what is pushed may be too new for
 * that; `ignored`: not signed as agreed; `gone`: it is read no more; `unknown`: nobody asked for it;
 * `too-large`: more than any feed.
 */
export type PushOutcome = 'due' | 'polling' | 'ignored' | 'gone' | 'unknown' | 'too-large';

/** However often a hub pushes, its feed's server is not asked more often than that. */
const SHORTEST_GAP_S = 60;

/**
 * The push is a hint and no more: what it holds is not read. The feed is asked for it, from where it
 * always comes, through the checks that every poll goes through; so a hub can bring in nothing that
 * the feed has not, and pushes without content work as well.
 */
export async function takePush(deps: PushDeps, push: Push): Promise<PushOutcome> {
  const { db, clock, log, pollsDefaults } = deps;
  const found = await subscriptionOf({ db }, push);
  if (!found) return 'unknown';
  if (!readStates(pollsDefaults).includes(found.state)) return 'gone';
  const { feed, secret, name, location } = found;
  const body = await push.body();
  if (!body) return 'too-large';
  if (hasSecret(feed.hubUrl) && !isSigned(push.signature, body, secret)) {
    log.debug({ source: name ?? location }, 'a push that its hub did not sign is ignored');
    return 'ignored';
  }
  return (await pollSoon({ db }, feed.sourceId, clock.now())) ? 'due' : 'polling';
}

/** False while it is being polled: its lease is not to be touched. */
export async function pollSoon(
  { db }: { db: Database },
  sourceId: number,
  now: Date,
): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const soon = sql`greatest(${at}, ${feeds.polledAt} + ${SHORTEST_GAP_S} * interval '1 second')`;
  const moved = await db
    .update(feeds)
    .set({ pollAt: sql`least(${feeds.pollAt}, ${soon})` })
    .where(and(eq(feeds.sourceId, sourceId), isNull(feeds.leasedBy)))
    .returning({ id: feeds.sourceId });
  return moved.length > 0;
}
