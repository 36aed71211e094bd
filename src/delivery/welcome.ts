/** Owns a new subscription's first card. */
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { planNewest } from './plan-newest.ts';

/** A new subscription gets its topic's newest story at once, so that a person sees that it works. */
export async function welcome(
  { db, clock, alertBar }: { db: Database; clock: Clock; alertBar: number },
  subscriptionId: number,
): Promise<{ status: 'due' } | { status: 'nothing-yet' }> {
  const planned = await planNewest(
    db,
    { now: clock.now(), alertBar, perSubscription: 1 },
    {
      rules: sql`rule.id = ${subscriptionId}`,
      candidates: sql`true`,
      order: sql`topic.first_seen_at desc, topic.story_id desc`,
    },
  );
  return { status: planned ? 'due' : 'nothing-yet' };
}
