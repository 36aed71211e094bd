/** Owns closing places of which Discord tells that they are no more: nothing has to fail there. */
import { and, eq, ne, or } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { markLeft } from '../subscriptions/membership.ts';
import { reopen } from '../subscriptions/reopen.ts';
import { destinations, type PauseKind } from '../subscriptions/tables.ts';
import { pauseDestination } from './pause.ts';

type Deps = { db: Database; clock: Clock };

const LEFT =
  'Keypoint was removed from the server. Its alerts are kept for 30 days and go on when it is invited again.';

/** A channel or thread was deleted. Answers whether anything went there. */
export async function closeChannel(
  { db, clock }: Deps,
  { channelId, reason }: { channelId: string; reason: string },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await shareLine(tx);
    const places = await tx
      .select({ id: destinations.id })
      .from(destinations)
      .where(
        and(
          eq(destinations.kind, 'channel'),
          eq(destinations.discordId, channelId),
          isNotYet('gone'),
        ),
      )
      .for('update');
    for (const { id } of places) await closeAs(tx, id, { kind: 'gone', reason, now: clock.now() });
    return places.length > 0;
  });
}

/** Keypoint was removed from the server. Answers how many places are closed by it. */
export async function leaveGuild({ db, clock }: Deps, guildId: string): Promise<number> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    await shareLine(tx);
    await markLeft(tx, guildId, now);
    const places = await tx
      .select({ id: destinations.id })
      .from(destinations)
      .where(
        and(
          eq(destinations.guildId, guildId),
          // What lacked rights may have done so because of this.
          or(eq(destinations.state, 'open'), eq(destinations.pauseKind, 'rights')),
        ),
      )
      .orderBy(destinations.id)
      .for('update');
    for (const { id } of places) await closeAs(tx, id, { kind: 'left', reason: LEFT, now });
    return places.length;
  });
}

const isNotYet = (kind: PauseKind) =>
  or(eq(destinations.state, 'open'), ne(destinations.pauseKind, kind));

/** A new pause, whatever kept it closed until now. */
async function closeAs(
  tx: Transaction,
  destinationId: number,
  pause: { kind: PauseKind; reason: string; now: Date },
): Promise<void> {
  await reopen(tx, destinationId);
  await pauseDestination(tx, { destinationId, ...pause });
}
