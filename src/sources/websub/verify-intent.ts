/** Owns the answer to a hub that asks whether we meant to subscribe, or says that it will not. */
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { feeds } from '../tables.ts';
import { type Caller, readStates, subscriptionOf } from './subscription.ts';

type VerifyDeps = { db: Database; clock: Clock; log: Log; pollsDefaults: boolean };

export type Intent = Caller & {
  mode: string;
  topic: string;
  /** How long the hub keeps it; null when it does not say. */
  leaseSeconds: number | null;
};

const DAY_S = 24 * 60 * 60;
/** What a hub grants that says nothing, or for ever: it is asked again then. */
const UNSTATED_S = DAY_S;
const LONGEST_S = 30 * DAY_S;

/**
 * Whether it is as we want it; what the hub grants is noted then.
 * Source: https://www.w3.org/TR/websub/#hub-verifies-intent
 */
export async function verifyIntent(deps: VerifyDeps, intent: Intent): Promise<boolean> {
  const { db, clock, log, pollsDefaults } = deps;
  const found = await subscriptionOf({ db }, intent);
  if (!found || found.feed.hubTopic !== intent.topic) return false;
  const isRead = readStates(pollsDefaults).includes(found.state);
  const source = found.name ?? found.location;
  const write = (changes: Partial<typeof feeds.$inferInsert>) =>
    db.update(feeds).set(changes).where(eq(feeds.sourceId, intent.sourceId));
  switch (intent.mode) {
    case 'subscribe': {
      if (!isRead) return false;
      const seconds = Math.min(intent.leaseSeconds || UNSTATED_S, LONGEST_S);
      await write({ hubUntil: new Date(clock.now().getTime() + seconds * 1_000) });
      log.debug({ source, seconds }, 'a hub pushes this feed');
      return true;
    }
    case 'unsubscribe':
      // Somebody else may have asked for it.
      if (isRead) return false;
      await write({ hubUntil: null, hubAskedAt: null, hubSecret: null });
      return true;
    case 'denied':
      await write({ hubUntil: null });
      log.warn({ source }, 'its hub does not push this feed; it is polled');
      return true;
    default:
      return false;
  }
}
