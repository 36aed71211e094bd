/** Owns what a place lets itself get: how many alerts a day, when not, and in which zone. */
import { and, eq, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { destinations } from './tables.ts';

type Destination = typeof destinations.$inferSelect;
export type Limits = Pick<
  Destination,
  'dailyLimit' | 'quietFrom' | 'quietTo' | 'quietMode' | 'zone' | 'digestHour'
>;

/** Whose: a server's channel, or a person's direct messages. */
export type LimitsOf = { guildId: string; channelId: string } | { userId: string };

export type LimitsArgs = LimitsOf & { changes: Partial<Limits> };

/**
 * Answers what holds from now on, null where the server has no alerts in that channel; a person may
 * say it before following anything. What is left out stays as it is. Digests are planned anew where
 * their hour is another.
 */
export async function setLimits(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  args: LimitsArgs,
): Promise<(Limits & { destinationId: number }) | null> {
  const { changes } = args;
  if ('userId' in args) await makeDirect({ db, clock }, args.userId);
  const which = placeOf(args);
  if (Object.keys(changes).length > 0) {
    const isRescheduled = changes.zone !== undefined || changes.digestHour !== undefined;
    const planned = isRescheduled ? { nextDailyAt: null, nextWeeklyAt: null } : {};
    await db
      .update(destinations)
      .set({ ...changes, ...planned })
      .where(which);
  }
  const [place] = await db.select().from(destinations).where(which);
  if (!place) return null;
  const { id: destinationId, dailyLimit, quietFrom, quietTo, quietMode, zone, digestHour } = place;
  return { destinationId, dailyLimit, quietFrom, quietTo, quietMode, zone, digestHour };
}

function placeOf(args: LimitsOf): SQL | undefined {
  const [kind, discordId] =
    'userId' in args ? (['dm', args.userId] as const) : (['channel', args.channelId] as const);
  const isOfGuild = 'guildId' in args ? eq(destinations.guildId, args.guildId) : undefined;
  return and(eq(destinations.kind, kind), eq(destinations.discordId, discordId), isOfGuild);
}

async function makeDirect(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  discordId: string,
): Promise<void> {
  await db
    .insert(destinations)
    .values({ kind: 'dm', discordId, state: 'open', createdAt: clock.now() })
    .onConflictDoNothing();
}
