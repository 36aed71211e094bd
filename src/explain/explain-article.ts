/** Owns the gates of an article: where it was read, whether it is listed, its quality, its topics. */
import { asc, eq } from 'drizzle-orm';
import { articles, providers } from '../articles/tables.ts';
import type { Database } from '../db/client.ts';
import { feedEntries, sourceItems, sources } from '../sources/tables.ts';
import { articleTopics } from '../topics/tables.ts';
import type { ArticleGate, Reading } from './explanation.ts';

export async function explainArticle(db: Database, articleId: number): Promise<ArticleGate | null> {
  const [row] = await db
    .select({ article: articles, outlet: providers.name })
    .from(articles)
    .innerJoin(providers, eq(providers.id, articles.providerId))
    .where(eq(articles.id, articleId));
  if (!row) return null;
  const topics = await db
    .select({ topic: articleTopics.topic, reason: articleTopics.reason })
    .from(articleTopics)
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.topic));
  const { id, url, title, origin, firstSeenAt, publishedAt, state, stateReason } = row.article;
  return {
    id,
    url,
    title,
    outlet: row.outlet,
    origin,
    readings: await readingsOf(db, { id, firstSeenAt }),
    firstSeenAt,
    publishedAt,
    state,
    stateReason,
    quality: row.article.quality,
    parts: row.article.qualityParts,
    topics,
  };
}

type Read = { id: number; firstSeenAt: Date };

async function readingsOf(db: Database, { id, firstSeenAt }: Read): Promise<Reading[]> {
  const source = { kind: sources.kind, name: sources.name, firstContactAt: sources.firstContactAt };
  const files = await db
    .select({ source, item: sourceItems })
    .from(sourceItems)
    .innerJoin(sources, eq(sources.id, sourceItems.sourceId))
    .where(eq(sourceItems.articleId, id))
    .orderBy(asc(sources.id), asc(sourceItems.key));
  const entries = await db
    .select({ source, readAt: feedEntries.firstSeenAt })
    .from(feedEntries)
    .innerJoin(sources, eq(sources.id, feedEntries.sourceId))
    .where(eq(feedEntries.articleId, id))
    .orderBy(asc(feedEntries.firstSeenAt), asc(sources.id));
  const common = (
    { kind, name, firstContactAt }: (typeof entries)[number]['source'],
    at: Date,
  ) => ({
    kind,
    source: name,
    isBacklog: firstContactAt === null || at <= firstContactAt,
  });
  return [
    ...entries.map(({ source: from, readAt }) => ({
      ...common(from, readAt),
      rejected: null,
      isRemoved: false,
    })),
    ...files.map(({ source: from, item: { key, state, line, reason } }) => ({
      ...common(from, firstSeenAt),
      rejected: state === 'rejected' ? { file: key, line, reason: reason ?? '' } : null,
      isRemoved: state === 'removed',
    })),
  ];
}
