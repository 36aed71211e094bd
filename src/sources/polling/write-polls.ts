/** Owns writing what polls came to: many in one statement, with what the operator is told of them. */
import { and, eq, getTableColumns, inArray, ne, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../../db/client.ts';
import { columnsOf, unnest } from '../../db/unnest.ts';
import { planReport } from '../../delivery/plan-report.ts';
import { feeds, sources } from '../tables.ts';
import { hostOf, nameOf, type PolledFeed, type Settlement, whereToLook } from './polled-feed.ts';

export type Written = Settlement & { feed: PolledFeed };

type WriteArgs = {
  /** Whose leases they are: a feed that another has taken meanwhile is the other's to write. */
  worker: string;
  now: Date;
  polls: readonly Written[];
};

/** One statement for all whose source stays as it is and of which nobody is told: nearly always all. */
export async function writePolls(db: Database, { worker, now, polls }: WriteArgs): Promise<void> {
  await writeStates(db, worker, polls.filter(isPlain));
  for (const poll of polls) {
    if (isPlain(poll)) continue;
    await db.transaction((tx) => writePoll(tx, { worker, now, poll }));
  }
}

function isPlain({ reports, change }: Settlement): boolean {
  return reports.length === 0 && change === null;
}

/** In the caller's transaction; does nothing when the lease is another's by now. */
export async function writePoll(
  tx: Transaction,
  { worker, now, poll }: { worker: string; now: Date; poll: Written },
): Promise<void> {
  const kept = await writeStates(tx, worker, [poll]);
  if (kept === 0) return;
  for (const { key, text } of poll.reports) await planReport(tx, { key, text, now });
  const { feed, change } = poll;
  if (change?.kind === 'retire') await retire(tx, feed.sourceId);
  if (change?.kind === 'move') await move(tx, { feed, to: change.to, now });
}

const {
  leasedBy: _lease,
  isAnchored: _isOfItsDocument,
  hubSecret: _secret,
  hubAskedAt: _asked,
  hubUntil: _until,
  ...STATE
} = getTableColumns(feeds);
const { sourceId, ...WRITTEN } = STATE;

/** What was agreed with a hub is of that hub and topic; the hub may write of it at the same time. */
const ofSameHub = (column: PgColumn) => sql`case when (told.hub_url, told.hub_topic)
  is not distinct from (${feeds.hubUrl}, ${feeds.hubTopic}) then ${column} end`;
const AGREED = {
  hubSecret: ofSameHub(feeds.hubSecret),
  hubAskedAt: ofSameHub(feeds.hubAskedAt),
  hubUntil: ofSameHub(feeds.hubUntil),
};

/** Answers how many of them were still ours. */
async function writeStates(
  db: Database | Transaction,
  worker: string,
  polls: readonly Written[],
): Promise<number> {
  if (polls.length === 0) return 0;
  const rows = polls.map(({ state: { rhythmMs, ...state } }) => {
    return { ...state, rhythmMs: rhythmMs === null ? null : Math.round(rhythmMs) };
  });
  const written = await db
    .update(feeds)
    .set({ ...columnsOf('told', WRITTEN), ...AGREED, leasedBy: null })
    .from(unnest('told', STATE, rows))
    .where(sql`${sourceId} = told.source_id and ${feeds.leasedBy} = ${worker}`)
    .returning({ sourceId });
  return written.length;
}

/** One that the operator has paused or removed meanwhile stays so. */
async function retire(tx: Transaction, sourceId: number): Promise<void> {
  const isRead = inArray(sources.state, ['active', 'default']);
  await tx
    .update(sources)
    .set({ state: 'retired' })
    .where(and(eq(sources.id, sourceId), isRead));
}

/**
 * Its address is the new one from now on. Where another source has that address and is read, this
 * one is retired in its favour; one that is not read leaves ours where it is, behind its redirect.
 */
async function move(
  tx: Transaction,
  { feed, to, now }: { feed: PolledFeed; to: string; now: Date },
): Promise<void> {
  const { sourceId } = feed;
  const [other] = await tx
    .select({ name: sources.name, location: sources.location, state: sources.state })
    .from(sources)
    .where(and(eq(sources.kind, 'feed'), eq(sources.location, to), ne(sources.id, sourceId)));
  const key = `moved:${sourceId}:${now.toISOString()}`;
  if (!other) {
    await tx.update(sources).set({ location: to }).where(eq(sources.id, sourceId));
    const text = `${nameOf(feed)} has moved for good: it is read at ${hostOf(to)} from now on. ${whereToLook(feed)}`;
    await planReport(tx, { key, text, now });
    await forgetMove(tx, sourceId);
    return;
  }
  if (other.state !== 'active' && other.state !== feed.state) {
    await tx.update(feeds).set({ movedSince: now }).where(eq(feeds.sourceId, sourceId));
    return;
  }
  await retire(tx, sourceId);
  const text = `${nameOf(feed)} has moved for good to ${hostOf(to)}, which is read already (${nameOf(other)}): its old address is read no more.`;
  await planReport(tx, { key, text, now });
  await forgetMove(tx, sourceId);
}

async function forgetMove(tx: Transaction, sourceId: number): Promise<void> {
  await tx
    .update(feeds)
    .set({ movedTo: null, movedSince: null })
    .where(eq(feeds.sourceId, sourceId));
}
