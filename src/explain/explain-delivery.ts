/** Owns what became of a story at a place: its row of the outbox, and the digest that it went to. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { deliveries, digests } from '../delivery/tables.ts';
import type { DeliveryGate, DigestGate } from './explanation.ts';
import type { PlaceRow } from './find-place.ts';

/** Null when nothing was ever planned. */
export async function explainDelivery(
  db: Database,
  { place, storyId }: { place: PlaceRow; storyId: number },
): Promise<DeliveryGate | null> {
  const [found] = await db
    .select({ row: deliveries, digest: digests })
    .from(deliveries)
    .leftJoin(digests, eq(digests.id, deliveries.digestId))
    .where(and(eq(deliveries.destinationId, place.id), eq(deliveries.storyId, storyId)));
  if (!found) return null;
  const { row, digest } = found;
  const { state, cadence, heldFor, reason, subscriptionId, createdAt, dueAt, sentAt } = row;
  return {
    state,
    cadence,
    heldFor,
    reason,
    wasAsked: row.askedAt !== null,
    ruleId: subscriptionId,
    plannedAt: createdAt,
    nextAt: state === 'due' ? dueAt : null,
    sentAt,
    isUpToDate: row.sentRevision !== null && row.sentRevision >= row.revision,
    message: messageOf(row),
    digest: digest ? shownDigest(digest) : gatheringDigest(row, place),
  };
}

type DigestRow = typeof digests.$inferSelect;

function shownDigest(digest: DigestRow): DigestGate {
  const { cadence, state, sentAt, dueAt } = digest;
  const nextAt = state === 'due' ? dueAt : null;
  return { cadence, state, sentAt, nextAt, message: messageOf(digest) };
}

function gatheringDigest(
  { state, cadence }: Pick<typeof deliveries.$inferSelect, 'state' | 'cadence'>,
  { nextDailyAt, nextWeeklyAt }: PlaceRow,
): DigestGate | null {
  if (state !== 'gathered' || cadence === 'instant') return null;
  const nextAt = cadence === 'weekly' ? nextWeeklyAt : nextDailyAt;
  return { cadence, state: null, sentAt: null, nextAt, message: null };
}

function messageOf({ channelId, messageId }: Pick<DigestRow, 'channelId' | 'messageId'>) {
  return channelId === null || messageId === null ? null : { channelId, messageId };
}
