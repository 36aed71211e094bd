/** Owns what is kept of outlets' records: what they published, and the authority that it earned them. */
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { columnsOf, isAnyOf, unnest } from '../db/unnest.ts';
import { articles, providers, type QualityPart } from './tables.ts';

/** By domain; an outlet whose record is too short is not there. */
export async function findEarned(
  tx: Transaction,
  domains: Iterable<string>,
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ domain: providers.domain, earned: providers.earnedAuthority })
    .from(providers)
    .where(and(isAnyOf(providers.domain, domains), isNotNull(providers.earnedAuthority)));
  return new Map(rows.map(({ domain, earned }) => [domain, earned ?? 0]));
}

/** By canonical URL, of those that are stored. */
export async function findQualityParts(
  tx: Transaction,
  urls: Iterable<string>,
): Promise<Map<string, QualityPart[]>> {
  const rows = await tx
    .select({ url: articles.canonicalUrl, parts: articles.qualityParts })
    .from(articles)
    .where(isAnyOf(articles.canonicalUrl, urls));
  return new Map(rows.map(({ url, parts }) => [url, parts]));
}

/** The outlets of the newest articles, as many of these as are asked for. */
export async function recentOutlets(
  { db }: { db: Database },
  newest: number,
): Promise<{ id: number; domain: string }[]> {
  return db
    .selectDistinct({ id: providers.id, domain: providers.domain })
    .from(articles)
    .innerJoin(providers, eq(providers.id, articles.providerId))
    .where(isAmong(newest));
}

/** Of the newest articles those of the outlets given, without what was taken back, or has no text left. */
export async function recentArticlesOf(
  { db }: { db: Database },
  { newest, outletIds }: { newest: number; outletIds: readonly number[] },
) {
  return db
    .select({
      id: articles.id,
      providerId: articles.providerId,
      title: articles.title,
      excerpt: articles.excerpt,
      imageUrl: articles.imageUrl,
      paper: articles.paper,
      quality: articles.quality,
      qualityParts: articles.qualityParts,
    })
    .from(articles)
    .where(
      and(
        isAmong(newest),
        isAnyOf(articles.providerId, outletIds),
        sql`${articles.state} <> 'retracted'`,
        isNull(articles.thinnedAt),
      ),
    )
    .orderBy(articles.id);
}

/** Writes those that changed; answers how many. */
export async function storeEarned(
  tx: Transaction,
  earned: readonly { id: number; earnedAuthority: number }[],
): Promise<number> {
  if (earned.length === 0) return 0;
  const { id, earnedAuthority } = providers;
  const changed = await tx
    .update(providers)
    .set(columnsOf('earned', { earnedAuthority }))
    .from(unnest('earned', { id, earnedAuthority }, earned))
    .where(sql`${id} = earned.id and ${earnedAuthority} is distinct from earned.earned_authority`)
    .returning({ id });
  return changed.length;
}

/** By id, which the key's index has: what is asked costs the same beside a million others. */
function isAmong(newest: number) {
  return gt(articles.id, sql`(select coalesce(max(id), 0) from articles) - ${newest}::bigint`);
}
