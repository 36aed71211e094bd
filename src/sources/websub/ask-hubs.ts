/** Owns asking hubs to push: at first, before what they granted ends, and to stop. */
import { randomBytes } from 'node:crypto';
import { and, eq, getTableColumns, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { Clock } from '../../lib/clock.ts';
import { type FetchPage, PageFailure } from '../../lib/fetch-page.ts';
import type { Log } from '../../lib/log.ts';
import { feeds, sources } from '../tables.ts';
import { callbackUrl } from './callback.ts';
import { hasSecret, readStates } from './subscription.ts';

export type HubDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  fetchPage: FetchPage;
  /** Where we are reached from outside, without a slash at its end. */
  publicUrl: string;
  /** Whether the feeds of the seeds' list are read. */
  pollsDefaults: boolean;
  /** Ends what is under way. */
  signal?: AbortSignal;
};

type Feed = typeof feeds.$inferSelect;
type Due = Feed & { isWanted: boolean; source: string; location: string };

/** Of one round; there is one every half a minute. */
const AT_ONCE = 16;
/** What we ask for; the hub has the last word. */
const LEASE_SECONDS = 10 * 24 * 60 * 60;
/** Nothing of what a hub says is used but its status. */
const MAX_BYTES = 65_536;
const DEADLINE_MS = 15_000;

/** Asks what is due. A hub that fails is asked again later; until then its feeds are polled. */
export async function askHubs(deps: HubDeps): Promise<void> {
  const due = await dueFeeds(deps);
  // Side by side: one that is slow holds up no other.
  await Promise.all(due.map((feed) => askHub(deps, feed)));
}

async function dueFeeds({ db, clock, pollsDefaults }: HubDeps): Promise<Due[]> {
  const now = sql`${clock.now().toISOString()}::timestamptz`;
  const isWanted = sql<boolean>`${sources.state} in ${readStates(pollsDefaults)}`;
  const isGranted = sql`${feeds.hubUntil} > ${now}`;
  const askedBefore = (ago: string) => sql`${feeds.hubAskedAt} <= ${now} - ${ago}::interval`;
  return db
    .select({
      ...getTableColumns(feeds),
      isWanted,
      location: sources.location,
      source: sql<string>`coalesce(${sources.name}, ${sources.location})`,
    })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .where(
      and(
        isNotNull(feeds.hubUrl),
        isNotNull(feeds.hubTopic),
        or(
          and(isWanted, sql`${feeds.hubAskedAt} is null`),
          // The last quarter of what was granted, and of what is left of it then.
          and(isWanted, isGranted, askedBefore('10 minutes'), isLastQuarter(now)),
          and(isWanted, sql`${isGranted} is not true`, askedBefore('1 day')),
          and(sql`not ${isWanted}`, isGranted, askedBefore('1 hour')),
        ),
      ),
    )
    .orderBy(sql`${feeds.hubAskedAt} nulls first`, feeds.sourceId)
    .limit(AT_ONCE);
}

function isLastQuarter(now: SQL): SQL {
  return sql`${feeds.hubUntil} - (${feeds.hubUntil} - ${feeds.hubAskedAt}) / 4 <= ${now}`;
}

async function askHub(deps: HubDeps, due: Due): Promise<void> {
  const { db, clock, log, fetchPage } = deps;
  // Before it is asked: it may ask back before it answers.
  const secret = due.hubSecret ?? randomBytes(32).toString('base64url');
  const [feed] = await db
    .update(feeds)
    .set({ hubAskedAt: clock.now(), hubSecret: secret })
    .where(
      and(
        eq(feeds.sourceId, due.sourceId),
        // Another process may have asked meanwhile.
        sql`${feeds.hubAskedAt} is not distinct from ${due.hubAskedAt?.toISOString() ?? null}::timestamptz`,
      ),
    )
    .returning();
  if (!feed?.hubUrl || !feed.hubTopic) return;
  const form = formOf(deps, { ...due, ...feed, hubSecret: secret });
  const ids = { source: due.source, hub: feed.hubUrl };
  try {
    const { status } = await fetchPage({
      url: feed.hubUrl,
      toldBy: due.location,
      form,
      maxBytes: MAX_BYTES,
      timeoutMs: DEADLINE_MS,
      ...(deps.signal && { signal: deps.signal }),
    });
    // 202: it asks back first; 200 and 204 are said by some.
    if (status < 200 || status > 299) log.info({ ...ids, status }, 'the hub of a feed refuses');
  } catch (error) {
    if (!(error instanceof PageFailure)) throw error;
    if (deps.signal?.aborted === true) return;
    log.info({ ...ids, reason: error.message }, 'the hub of a feed does not answer');
  }
}

type Asked = { sourceId: number; hubUrl: string | null; hubTopic: string | null };

function formOf(
  { publicUrl }: HubDeps,
  {
    sourceId,
    hubUrl,
    hubTopic,
    hubSecret,
    isWanted,
  }: Asked & { hubSecret: string; isWanted: boolean },
): Record<string, string> {
  return {
    'hub.callback': callbackUrl(publicUrl, { sourceId, secret: hubSecret }),
    'hub.mode': isWanted ? 'subscribe' : 'unsubscribe',
    'hub.topic': hubTopic ?? '',
    ...(isWanted ? { 'hub.lease_seconds': String(LEASE_SECONDS) } : {}),
    ...(isWanted && hasSecret(hubUrl) ? { 'hub.secret': hubSecret } : {}),
  };
}
