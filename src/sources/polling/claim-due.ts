/** Owns taking feeds to poll, each by one process at a time, and giving them back. */
import { and, eq, getTableColumns, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { feeds, sources } from '../tables.ts';
import { hostOf, type PolledFeed } from './polled-feed.ts';
import { PLACE_STEP } from './schedule.ts';
import { MINUTE_MS } from '../../lib/spans.ts';

/** Longer than a sweep: what it has not begun after three minutes it gives back. */
export const LEASE_MS = 5 * MINUTE_MS;

/** Among how many feeds probes of other hosts are looked for. */
const CANDIDATES = 100;

export type ClaimArgs = {
  worker: string;
  now: Date;
  /** Whether the feeds of the seeds' list are read. */
  pollsDefaults: boolean;
  limit: number;
};

/** While a feed is leased its `poll_at` is the end of the lease: a killed process's come back. */
export async function claimDue(
  { db }: { db: Database },
  { worker, now, pollsDefaults, limit }: ClaimArgs,
): Promise<PolledFeed[]> {
  const picked = sql`
    select ${feeds.sourceId} from ${feeds} join ${sources} on ${sources.id} = ${feeds.sourceId}
    where ${lte(feeds.pollAt, now)} and ${isRead(pollsDefaults)}
    order by ${feeds.pollAt}, ${feeds.sourceId} limit ${limit} for update of ${feeds} skip locked`;
  return lease(db, { worker, now, picked });
}

/**
 * Takes feeds of other hosts than these, one of each, that answered last: if they do not, nobody does.
 * @param onlyDue those that were asked longest ago, so that each gets its turn while nobody answers;
 *   else those that nobody else polls just now, whenever they are due
 */
export async function claimProbes(
  { db }: { db: Database },
  {
    worker,
    now,
    pollsDefaults,
    limit,
    onlyDue,
    except,
  }: ClaimArgs & { onlyDue: boolean; except: ReadonlySet<string> },
): Promise<PolledFeed[]> {
  const isDue = lte(feeds.pollAt, now);
  const isFree = onlyDue ? isDue : or(isDue, isNull(feeds.leasedBy));
  const candidates = await db
    .select({ id: feeds.sourceId, location: sources.location })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .where(and(isFree, isRead(pollsDefaults)))
    .orderBy(sql`${feeds.failures} > 0`, onlyDue ? longestAgo : lastGood, feeds.sourceId)
    .limit(CANDIDATES);
  const idOfHost = new Map<string, number>();
  for (const { id, location } of candidates) {
    const host = hostOf(location);
    if (!except.has(host) && !idOfHost.has(host)) idOfHost.set(host, id);
  }
  const ids = [...idOfHost.values()].slice(0, limit);
  if (ids.length === 0) return [];
  const picked = sql`
    select ${feeds.sourceId} from ${feeds}
    where ${inArray(feeds.sourceId, ids)} and ${isFree} for update skip locked`;
  return lease(db, { worker, now, picked });
}

const lastGood = sql`${feeds.succeededAt} desc nulls last`;
const longestAgo = sql`${feeds.polledAt} asc nulls first`;

async function lease(
  db: Database,
  { worker, now, picked }: { worker: string; now: Date; picked: SQL },
): Promise<PolledFeed[]> {
  const leased = await db
    .update(feeds)
    .set({ leasedBy: worker, pollAt: new Date(now.getTime() + LEASE_MS) })
    .from(sources)
    .where(
      and(
        eq(sources.id, feeds.sourceId),
        // Materialised: a plan that runs the sub-select again would claim more than the limit.
        sql`${feeds.sourceId} in (with picked as materialized (${picked}) select source_id from picked)`,
      ),
    )
    .returning({
      ...getTableColumns(feeds),
      location: sources.location,
      state: sources.state,
      name: sources.name,
      createdAt: sources.createdAt,
    });
  return leased.toSorted((a, b) => a.sourceId - b.sourceId);
}

function isRead(pollsDefaults: boolean): SQL {
  const states = pollsDefaults ? (['active', 'default'] as const) : (['active'] as const);
  return inArray(sources.state, [...states]);
}

/** What was not begun is due again, from `at` on. */
export async function giveBack(
  { db }: { db: Database },
  { worker, sourceIds, at }: { worker: string; sourceIds: readonly number[]; at: Date },
): Promise<void> {
  if (sourceIds.length === 0) return;
  await db
    .update(feeds)
    .set({ leasedBy: null, pollAt: at })
    .where(and(eq(feeds.leasedBy, worker), inArray(feeds.sourceId, [...sourceIds])));
}

/** None of this host's feeds is due before `until`, but for those that are being polled. */
export async function restHost(
  { db }: { db: Database },
  { host, until, spreadMs }: { host: string; until: Date; spreadMs: number },
): Promise<void> {
  const from = sql`${until.toISOString()}::timestamptz`;
  // Not all in the same second then.
  const place = sql`(${feeds.sourceId} * ${sql.raw(`${PLACE_STEP}`)}) % 1`;
  const at = sql`${from} + ${place} * ${spreadMs / 1_000} * interval '1 second'`;
  await db
    .update(feeds)
    .set({ pollAt: sql`greatest(${feeds.pollAt}, ${at})` })
    .from(sources)
    .where(
      and(
        eq(sources.id, feeds.sourceId),
        isNull(feeds.leasedBy),
        sql`split_part(${sources.location}, '/', 3) = ${host}`,
      ),
    );
}

/** What a killed process had of an embedded database, which no other can be using. */
export async function releaseAll({ db }: { db: Database }, now: Date): Promise<void> {
  await db
    .update(feeds)
    .set({ leasedBy: null, pollAt: now })
    .where(sql`${feeds.leasedBy} is not null`);
}
