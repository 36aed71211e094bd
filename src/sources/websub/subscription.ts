/** Owns finding the feed that a hub speaks of, and whether that feed is read. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { feeds, sources, type SourceState } from '../tables.ts';
import { isTokenOf } from './callback.ts';

export type Caller = { sourceId: number; token: string };

/** Null when the address is none that we gave to a hub. */
export async function subscriptionOf({ db }: { db: Database }, { sourceId, token }: Caller) {
  const [found] = await db
    .select({ feed: feeds, state: sources.state, name: sources.name, location: sources.location })
    .from(feeds)
    .innerJoin(sources, and(eq(sources.id, feeds.sourceId), eq(sources.kind, 'feed')))
    .where(eq(feeds.sourceId, sourceId));
  const secret = found?.feed.hubSecret ?? null;
  if (!found || secret === null || !isTokenOf(token, { sourceId, secret })) return null;
  return { ...found, secret };
}

export function readStates(pollsDefaults: boolean): SourceState[] {
  return pollsDefaults ? ['active', 'default'] : ['active'];
}

/** What is read over an open line is not told: https://www.w3.org/TR/websub/#subscriber-sends-subscription-request */
export function hasSecret(hubUrl: string | null): boolean {
  return hubUrl?.startsWith('https:') ?? false;
}
