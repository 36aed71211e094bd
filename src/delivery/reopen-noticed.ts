/** Owns trying again the places that a notice told of. */
import { and, asc, eq, or } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { destinations } from '../subscriptions/tables.ts';
import { resumeDestination } from './resume.ts';
import { notices } from './tables.ts';

/** Who asks: the person, and the server that they manage and ask in; null when none. */
type Asker = { userId: string; managedGuildId: string | null };

export type ReopenOutcome =
  /** Discord ids of the channels, each in one of the two. */
  | { status: 'tried'; reopened: string[]; open: string[] }
  /** The notice is not theirs to act on, or its places are no more. */
  | { status: 'none' };

/**
 * Whoever it was sent to tries all of its places, a server's manager those of the server.
 * When this answers with places, the delivery worker may have something to do.
 */
export async function reopenNoticed(
  { db, clock }: { db: Database; clock: Clock },
  { noticeId, asker }: { noticeId: number; asker: Asker },
): Promise<ReopenOutcome> {
  const rows = await db
    .selectDistinct({
      id: destinations.id,
      discordId: destinations.discordId,
      guildId: destinations.guildId,
      recipientId: notices.recipientId,
    })
    .from(notices)
    .innerJoin(destinations, eq(destinations.id, notices.destinationId))
    .where(
      and(
        eq(destinations.kind, 'channel'),
        or(eq(notices.id, noticeId), eq(notices.toldWith, noticeId)),
      ),
    )
    .orderBy(asc(destinations.id));
  const theirs = rows.filter(({ guildId, recipientId }) => {
    const isManaged = guildId !== null && guildId === asker.managedGuildId;
    return recipientId === asker.userId || isManaged;
  });
  if (theirs.length === 0) return { status: 'none' };
  const reopened: string[] = [];
  const open: string[] = [];
  for (const { id, discordId } of theirs) {
    const wasPaused = await db.transaction((tx) => resumeDestination(tx, id, clock.now()));
    (wasPaused ? reopened : open).push(discordId);
  }
  return { status: 'tried', reopened, open };
}
