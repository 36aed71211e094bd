/** Owns finding the place that somebody stands in when they ask of a story. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { deliveries } from '../delivery/tables.ts';
import { destinations } from '../subscriptions/tables.ts';

/** A channel as its server knows it, with whose thread it is; or a person's direct messages. */
export type Standing =
  | { guildId: string; channelId: string; parentId: string | null }
  | { userId: string };
export type PlaceRow = typeof destinations.$inferSelect;

/**
 * Null where nothing was ever asked to be posted, and in a channel of another server. A post of a
 * forum is a channel of its own: it is found by the story whose card it opens with. In any other
 * post or thread that gets nothing itself it is the channel that it belongs to.
 */
export async function findPlace(
  { db }: { db: Database },
  standing: Standing,
  storyId: number,
): Promise<PlaceRow | null> {
  if ('userId' in standing) return findOne(db, { kind: 'dm', discordId: standing.userId });
  const { guildId, channelId, parentId } = standing;
  const found = await findOne(db, { kind: 'channel', discordId: channelId });
  if (found) return found.guildId === guildId ? found : null;
  const [post] = await db
    .select({ place: destinations })
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
    .where(
      and(
        eq(deliveries.storyId, storyId),
        eq(deliveries.channelId, channelId),
        eq(destinations.guildId, guildId),
      ),
    )
    .limit(1);
  if (post) return post.place;
  const parent = parentId && (await findOne(db, { kind: 'channel', discordId: parentId }));
  return parent && parent.guildId === guildId ? parent : null;
}

async function findOne(
  db: Database,
  { kind, discordId }: Pick<PlaceRow, 'kind' | 'discordId'>,
): Promise<PlaceRow | null> {
  const [row] = await db
    .select()
    .from(destinations)
    .where(and(eq(destinations.kind, kind), eq(destinations.discordId, discordId)));
  return row ?? null;
}
