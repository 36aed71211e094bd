/** Owns the program that one writes first: read, gray-matter, insert row by row, one by one. */
import { readFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import matter from 'gray-matter';
import { articles, providers } from '../src/articles/tables.ts';
import type { Database } from '../src/db/client.ts';
import { articleTopics } from '../src/topics/tables.ts';

type Fields = Record<string, unknown>;

/**
 * Stores a file's article, its topics and the articles that it cites, unjudged and in no story: less
 * than the line does. What it cannot read it leaves out.
 */
export async function ingestNaively(db: Database, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const data: Fields = matter(await readFile(path, 'utf8')).data;
    if (typeof data['title'] !== 'string') continue;
    const id = await insertArticle(db, data, 'own');
    const topics = Array.isArray(data['topics']) ? new Set(data['topics'].map(String)) : [];
    for (const topic of topics) {
      const row = { articleId: id, topic, reason: 'named' };
      await db.insert(articleTopics).values(row).onConflictDoNothing();
    }
    const related: Fields[] = Array.isArray(data['related']) ? data['related'] : [];
    for (const item of related) await insertArticle(db, item, 'related');
  }
}

async function insertArticle(
  db: Database,
  fields: Fields,
  origin: 'own' | 'related',
): Promise<number> {
  const url = String(fields['webUrl']);
  const domain = new URL(url).hostname;
  await db.insert(providers).values({ domain, name: domain }).onConflictDoNothing();
  const [provider] = await db.select().from(providers).where(eq(providers.domain, domain));
  const now = new Date();
  const published = new Date(String(fields['publishedDateTime']));
  const row = {
    url,
    providerId: provider?.id ?? 0,
    title: String(fields['title']),
    excerpt: String(fields['excerpt']),
    type: 'article' as const,
    publishedAt: Number.isNaN(published.getTime()) ? null : published,
    quality: typeof fields['quality'] === 'number' ? fields['quality'] : 0,
    qualityParts: [],
    state: 'listed' as const,
    origin,
    contentHash: '',
    changedAt: now,
  };
  const [stored] = await db
    .insert(articles)
    .values({ ...row, canonicalUrl: url, firstSeenAt: now })
    .onConflictDoUpdate({ target: articles.canonicalUrl, set: row })
    .returning({ id: articles.id });
  return stored?.id ?? 0;
}
