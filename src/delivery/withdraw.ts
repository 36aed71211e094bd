/** Owns taking back what was planned by a rule that is no more, or rests, and was not posted yet. */
import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Transaction } from '../db/client.ts';
import { isAnyOf, unnest } from '../db/unnest.ts';
import { deliveries } from './tables.ts';
import { rulesThatWant } from './rules-that-want.ts';

/**
 * Rows go over to another rule of the place that wants the same story, and to its digest where it has
 * one; else they are deleted. One that may be posted stays: a new one of the same story would come
 * beside it.
 * @param which of the place's rows
 */
export async function withdraw(
  tx: Transaction,
  {
    destinationId,
    which,
    now,
    alertBar,
  }: { destinationId: number; which: SQL; now: Date; alertBar: number },
): Promise<void> {
  const { id, storyId, subscriptionId, cadence, state } = deliveries;
  const left = await tx
    .select({ id, storyId })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.destinationId, destinationId),
        isNull(deliveries.messageId),
        isNull(deliveries.unsureSince),
        isNull(deliveries.digestId),
        inArray(state, ['due', 'held', 'gathered']),
        which,
      ),
    )
    .orderBy(asc(id))
    .for('update');
  if (left.length === 0) return;
  const wanting = await rulesThatWant(tx, {
    destinationId,
    storyIds: left.map(({ storyId }) => storyId),
    now,
    alertBar,
  });
  const kept = left.flatMap(({ id, storyId }) => {
    const [rule] = wanting.get(storyId) ?? [];
    return rule ? [{ id, subscriptionId: rule.id, cadence: rule.cadence }] : [];
  });
  if (kept.length > 0) {
    // Alerts, and what would be one when its place opens.
    const isAlert = sql`(${state} = 'due'
      or (${state} = 'held' and ${deliveries.heldFor} = 'paused' and ${cadence} = 'instant'))`;
    const goesOver = sql`kept.cadence <> 'instant' and ${isAlert}`;
    const unless = (isSo: SQL, column: PgColumn) =>
      sql`case when ${isSo} then null else ${column} end`;
    await tx
      .update(deliveries)
      .set({
        subscriptionId: sql`kept.subscription_id`,
        cadence: sql`case when kept.cadence <> 'instant' and (${state} = 'gathered' or ${isAlert})
          then kept.cadence else ${cadence} end`,
        state: sql`case when ${goesOver} then 'gathered' else ${state} end`,
        heldFor: unless(goesOver, deliveries.heldFor),
        reason: unless(goesOver, deliveries.reason),
        alertDay: unless(goesOver, deliveries.alertDay),
      })
      .from(unnest('kept', { id, subscriptionId, cadence }, kept))
      .where(sql`${id} = kept.id`);
  }
  const keptIds = new Set(kept.map((row) => row.id));
  const gone = left.filter((row) => !keptIds.has(row.id));
  if (gone.length === 0) return;
  await tx.delete(deliveries).where(
    isAnyOf(
      id,
      gone.map((row) => row.id),
    ),
  );
}
