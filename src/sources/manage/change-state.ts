/** Owns what an operator does with a source: pause it, resume it, remove it. */
import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import { feeds, type SourceState, sources } from '../tables.ts';
import type { SourceRow } from './which-source.ts';

export type StateChange = 'pause' | 'resume' | 'remove';

/** `folder`: which one is read is a setting, not a state. */
export type StateOutcome =
  | { status: 'changed'; before: SourceState; after: SourceState }
  | { status: 'unchanged'; state: SourceState }
  | { status: 'folder' };

const STATE_AFTER = {
  pause: 'paused',
  resume: 'active',
  remove: 'removed',
} as const satisfies Record<StateChange, SourceState>;

/** Nothing of what it brought is taken back, and nothing of it is ever new again. */
export async function changeState(
  { db, clock }: { db: Database; clock: Clock },
  { id }: Pick<SourceRow, 'id'>,
  change: StateChange,
): Promise<StateOutcome> {
  return db.transaction(async (tx) => {
    const [source] = await tx.select().from(sources).where(eq(sources.id, id)).for('update');
    if (!source) throw new Error(`source ${id} vanished`);
    if (source.kind === 'folder') return { status: 'folder' };
    const { state: before } = source;
    const after = STATE_AFTER[change];
    // What was given up is not to be taken up again by way of a pause.
    const isOver = before === 'removed' || before === 'retired';
    if (before === after || (change === 'pause' && isOver)) {
      return { status: 'unchanged', state: before };
    }
    await tx.update(sources).set({ state: after }).where(eq(sources.id, id));
    if (change === 'resume') await pollAnew(tx, id, clock.now());
    return { status: 'changed', before, after };
  });
}

/** At once, and with nothing held against it: its troubles were of another time. */
export async function pollAnew(tx: Transaction, sourceId: number, now: Date): Promise<void> {
  const fresh = {
    pollAt: now,
    leasedBy: null,
    failures: 0,
    failure: null,
    failingSince: null,
    toldFailingAt: null,
    toldStaleAt: null,
  };
  await tx
    .insert(feeds)
    .values({ sourceId, ...fresh })
    .onConflictDoUpdate({ target: feeds.sourceId, set: fresh });
}
