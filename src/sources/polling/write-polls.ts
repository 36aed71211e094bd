/** Owns writing what polls came to: many in one statement, with what the operator is told of them. */
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import { rowsOf } from '../../db/rows-of.ts';
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

const COLUMNS = [
  ['poll_at', 'timestamptz'],
  ['etag', 'text'],
  ['last_modified', 'text'],
  ['body_hash', 'text'],
  ['polled_at', 'timestamptz'],
  ['succeeded_at', 'timestamptz'],
  ['new_at', 'timestamptz'],
  ['rhythm_ms', 'bigint'],
  ['asks', 'jsonb'],
  ['failures', 'integer'],
  ['failing_since', 'timestamptz'],
  ['failure', 'text'],
  ['told_failing_at', 'timestamptz'],
  ['told_stale_at', 'timestamptz'],
  ['hub_url', 'text'],
  ['hub_topic', 'text'],
  ['moved_to', 'text'],
  ['moved_since', 'timestamptz'],
] as const;
/** What was agreed with a hub is of that hub and topic; the hub may write of it at the same time. */
const AGREED = ['hub_secret', 'hub_asked_at', 'hub_until'].map(
  (name) => `${name} = case when (told.hub_url, told.hub_topic)
    is not distinct from (feed.hub_url, feed.hub_topic) then feed.${name} end`,
);
const SET = sql.raw([...COLUMNS.map(([name]) => `${name} = told.${name}`), ...AGREED].join(', '));
const TOLD = sql.raw(COLUMNS.map(([name, type]) => `${name} ${type}`).join(', '));

/** Answers how many of them were still ours. */
async function writeStates(
  db: Database | Transaction,
  worker: string,
  polls: readonly Written[],
): Promise<number> {
  if (polls.length === 0) return 0;
  const rows = JSON.stringify(polls.map(({ state }) => rowOf(state)));
  const written = await db.execute(sql`
    update ${feeds} as feed set ${SET}, leased_by = null
    from jsonb_to_recordset(${rows}::text::jsonb) as told(source_id bigint, ${TOLD})
    where feed.source_id = told.source_id and feed.leased_by = ${worker}
    returning feed.source_id`);
  return rowsOf(written).length;
}

function rowOf(state: Settlement['state']) {
  return {
    source_id: state.sourceId,
    poll_at: state.pollAt,
    etag: state.etag,
    last_modified: state.lastModified,
    body_hash: state.bodyHash,
    polled_at: state.polledAt,
    succeeded_at: state.succeededAt,
    new_at: state.newAt,
    rhythm_ms: state.rhythmMs === null ? null : Math.round(state.rhythmMs),
    asks: state.asks,
    failures: state.failures,
    failing_since: state.failingSince,
    failure: state.failure,
    told_failing_at: state.toldFailingAt,
    told_stale_at: state.toldStaleAt,
    hub_url: state.hubUrl,
    hub_topic: state.hubTopic,
    moved_to: state.movedTo,
    moved_since: state.movedSince,
  };
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
