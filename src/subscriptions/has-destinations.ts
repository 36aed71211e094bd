/** Owns the question whether a server has ever been told where to alert. */
import { eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { destinations } from './tables.ts';

/** Also true after the last of its subscriptions was removed: that was somebody's wish. */
export async function hasDestinations({ db }: { db: Database }, guildId: string): Promise<boolean> {
  const rows = await db
    .select({ id: destinations.id })
    .from(destinations)
    .where(eq(destinations.guildId, guildId))
    .limit(1);
  return rows.length > 0;
}
