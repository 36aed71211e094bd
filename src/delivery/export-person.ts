/** Owns handing a person all that is stored with their Discord id. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import {
  destinations,
  readers,
  storyFollows,
  subscriptions,
  votes,
} from '../subscriptions/tables.ts';
import { deliveries, digests, notices, storyUpdates } from './tables.ts';

/** Rows as they are stored; the times are ISO text once it is JSON. */
export type PersonExport = {
  userId: string;
  /** What they caught up with. */
  reader: typeof readers.$inferSelect | null;
  /** Their direct messages with us, and what is sent there. */
  directMessages: {
    place: typeof destinations.$inferSelect;
    subscriptions: (typeof subscriptions.$inferSelect)[];
    deliveries: (typeof deliveries.$inferSelect)[];
    digests: (typeof digests.$inferSelect)[];
  } | null;
  /** Rules that they made for channels, and by which they are mentioned there. */
  rulesOfChannels: (typeof subscriptions.$inferSelect)[];
  votes: (typeof votes.$inferSelect)[];
  followedStories: (typeof storyFollows.$inferSelect)[];
  storyUpdates: (typeof storyUpdates.$inferSelect)[];
  notices: (typeof notices.$inferSelect)[];
};

export async function exportPerson(
  { db }: { db: Database },
  userId: string,
): Promise<PersonExport> {
  // One look at all of it.
  return db.transaction(
    async (tx) => {
      const [reader = null] = await tx.select().from(readers).where(eq(readers.userId, userId));
      const [place] = await tx
        .select()
        .from(destinations)
        .where(and(eq(destinations.kind, 'dm'), eq(destinations.discordId, userId)));
      const theirs = await tx
        .select()
        .from(subscriptions)
        .where(eq(subscriptions.createdBy, userId))
        .orderBy(asc(subscriptions.id));
      const followed = await tx
        .select()
        .from(storyFollows)
        .where(eq(storyFollows.userId, userId))
        .orderBy(asc(storyFollows.id));
      const followIds = followed.map(({ id }) => id);
      return {
        userId,
        reader,
        directMessages: place
          ? {
              place,
              subscriptions: await tx
                .select()
                .from(subscriptions)
                .where(eq(subscriptions.destinationId, place.id))
                .orderBy(asc(subscriptions.id)),
              deliveries: await tx
                .select()
                .from(deliveries)
                .where(eq(deliveries.destinationId, place.id))
                .orderBy(asc(deliveries.id)),
              digests: await tx
                .select()
                .from(digests)
                .where(eq(digests.destinationId, place.id))
                .orderBy(asc(digests.id)),
            }
          : null,
        rulesOfChannels: theirs.filter(({ destinationId }) => destinationId !== place?.id),
        votes: await tx
          .select()
          .from(votes)
          .where(eq(votes.userId, userId))
          .orderBy(asc(votes.createdAt), asc(votes.storyId)),
        followedStories: followed,
        storyUpdates: await tx
          .select()
          .from(storyUpdates)
          .where(followIds.length > 0 ? inArray(storyUpdates.followId, followIds) : sql`false`)
          .orderBy(asc(storyUpdates.id)),
        notices: await tx
          .select()
          .from(notices)
          .where(eq(notices.recipientId, userId))
          .orderBy(asc(notices.id)),
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
