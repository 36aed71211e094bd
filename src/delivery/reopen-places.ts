/** Owns opening places again that Discord has opened to us. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { destinations } from '../subscriptions/tables.ts';
import { resumeDestination } from './resume.ts';

type Deps = { db: Database; clock: Clock };

/** Answers those that were paused: the delivery worker may have something to do there. */
export async function reopenPlaces(
  { db, clock }: Deps,
  destinationIds: readonly number[],
): Promise<number[]> {
  const reopened: number[] = [];
  for (const id of destinationIds) {
    const wasPaused = await db.transaction((tx) => resumeDestination(tx, id, clock.now()));
    if (wasPaused) reopened.push(id);
  }
  return reopened;
}

/** The person has turned to us: perhaps their direct messages are open again. */
export async function reopenDirectMessages(deps: Deps, userId: string): Promise<boolean> {
  const closed = await deps.db
    .select({ id: destinations.id })
    .from(destinations)
    .where(
      and(
        eq(destinations.kind, 'dm'),
        eq(destinations.discordId, userId),
        eq(destinations.state, 'paused'),
        eq(destinations.pauseKind, 'dm-closed'),
      ),
    );
  const ids = closed.map(({ id }) => id);
  return (await reopenPlaces(deps, ids)).length > 0;
}
