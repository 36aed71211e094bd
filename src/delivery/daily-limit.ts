/** Owns the limit of alerts a day as it holds when one of them is sent. */
import { and, count, eq, inArray, min, ne } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { localDayOf } from '../lib/zoned-time.ts';
import { isActive } from '../subscriptions/rule.ts';
import { type Cadence, destinations, subscriptions } from '../subscriptions/tables.ts';
import type { ClaimedCard } from './claimed-card.ts';
import { deliveries } from './tables.ts';

/**
 * Asked once more before an alert is sent, which may be on another day than the one that it was
 * planned for. Answers why it may not be sent, and the digest that takes it if the place has one.
 */
export async function overDailyLimit(
  { db }: { db: Database },
  { id, destination, alertDay, askedAt }: ClaimedCard,
  now: Date,
): Promise<{ reason: string; digest: Cadence | null } | null> {
  const { zone, dailyLimit } = destination;
  const today = localDayOf(now, zone);
  if (dailyLimit === null || askedAt !== null || alertDay === today) return null;
  return db.transaction(async (tx) => {
    // Other workers send there too: one after the other.
    const place = tx.select().from(destinations).where(eq(destinations.id, destination.id));
    await place.for('no key update');
    const ofToday = and(
      eq(deliveries.destinationId, destination.id),
      eq(deliveries.alertDay, today),
      inArray(deliveries.state, ['due', 'sending', 'sent']),
    );
    const [found] = await tx.select({ alerts: count() }).from(deliveries).where(ofToday);
    if (found && found.alerts < dailyLimit) {
      await tx.update(deliveries).set({ alertDay: today }).where(eq(deliveries.id, id));
      return null;
    }
    const [digest] = await tx
      .select({ cadence: min(subscriptions.cadence) })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.destinationId, destination.id),
          eq(subscriptions.kind, 'post'),
          ne(subscriptions.cadence, 'instant'),
          isActive(now),
        ),
      );
    return { reason: overDayReason(dailyLimit), digest: digest?.cadence ?? null };
  });
}

export function overDayReason(dailyLimit: number): string {
  return `the limit of ${dailyLimit} alerts a day was reached`;
}
