/** Owns which articles nobody has placed among the stories yet, and reading them to be placed. */
import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { articles, providers } from '../../articles/tables.ts';
import type { Database, Transaction } from '../../db/client.ts';
import { isAnyOf } from '../../db/unnest.ts';
import { articleNeighbours } from '../tables.ts';
import { type Telling, tellingOf, toldColumns } from './telling.ts';

const { publishedAt } = articles;
/** Those that bear no date are of now. */
const inTime = [sql`${publishedAt} nulls last`, articles.id];
const isUnplaced = isNull(articleNeighbours.articleId);
const placement = eq(articleNeighbours.articleId, articles.id);

/** Ids of those that were first seen since then, in order of time. */
export async function unplacedSince(db: Database, since: Date): Promise<number[]> {
  const rows = await db
    .select({ id: articles.id })
    .from(articles)
    .leftJoin(articleNeighbours, placement)
    .where(and(isUnplaced, gte(articles.firstSeenAt, since)))
    .orderBy(...inTime);
  return rows.map(({ id }) => id);
}

/** In order of time, each at its date; without those that another process has placed meanwhile. */
export async function loadTellings(
  tx: Transaction,
  { ids, now }: { ids: readonly number[]; now: Date },
): Promise<Telling[]> {
  const rows = await tx
    .select({ told: toldColumns, publishedAt })
    .from(articles)
    .innerJoin(providers, eq(providers.id, articles.providerId))
    .leftJoin(articleNeighbours, placement)
    .where(and(isUnplaced, isAnyOf(articles.id, ids)))
    .orderBy(...inTime);
  return rows.map((row) => {
    const toldAt = Math.min(row.publishedAt?.getTime() ?? Infinity, now.getTime());
    return tellingOf({ ...row.told, toldAt });
  });
}
