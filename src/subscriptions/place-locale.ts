/** Owns the language in which a place is written to, as far as it was chosen there. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations, guilds } from './tables.ts';

/** Of a destination: its own, else its server's. Takes a left join of `guilds`. */
export const placeLocale: SQL<string | null> =
  sql`coalesce(${destinations.locale}, ${guilds.locale})`;

/**
 * Of a person who is written to about a server: what they were last seen with where they follow
 * something by direct message, else the server's.
 */
export async function personLocale(
  { db }: { db: Database },
  { userId, guildId }: { userId: string; guildId: string | null },
): Promise<string | null> {
  const [person] = await db
    .select({ locale: destinations.locale })
    .from(destinations)
    .where(and(eq(destinations.kind, 'dm'), eq(destinations.discordId, userId)));
  return person?.locale ?? (guildId === null ? null : guildLocale({ db }, guildId));
}

export async function guildLocale(
  { db }: { db: Database },
  guildId: string,
): Promise<string | null> {
  const [guild] = await db
    .select({ locale: guilds.locale })
    .from(guilds)
    .where(eq(guilds.guildId, guildId));
  return guild?.locale ?? null;
}
