/** Owns knowing which servers Keypoint was removed from, and when. */
import { and, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { destinations, guilds } from './tables.ts';

/** Keeps the time of the first call: Discord may say it twice. */
export async function markLeft(tx: Transaction, guildId: string, now: Date): Promise<void> {
  await tx.insert(guilds).values({ guildId, leftAt: now }).onConflictDoNothing();
  await tx
    .update(guilds)
    .set({ leftAt: now })
    .where(and(eq(guilds.guildId, guildId), isNull(guilds.leftAt)));
}

export async function markJoined(
  { db }: { db: Database },
  guildIds: readonly string[],
): Promise<void> {
  if (guildIds.length === 0) return;
  await db
    .update(guilds)
    .set({ leftAt: null })
    .where(and(inArray(guilds.guildId, [...guildIds]), isNotNull(guilds.leftAt)));
}

/** The servers that have destinations and are none of these. */
export async function otherGuilds(
  { db }: { db: Database },
  guildIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ guildId: destinations.guildId })
    .from(destinations)
    .leftJoin(guilds, eq(guilds.guildId, destinations.guildId))
    .where(
      and(
        isNotNull(destinations.guildId),
        notInArray(destinations.guildId, [...guildIds]),
        isNull(guilds.leftAt),
      ),
    );
  return rows.flatMap(({ guildId }) => guildId ?? []);
}
