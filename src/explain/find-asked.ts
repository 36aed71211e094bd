/** Owns finding what is asked about: a story by its number, an article by its link, a file by its name. */
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Database } from '../db/client.ts';
import { canonicalUrl } from '../lib/url.ts';
import { feedEntries, sourceItems, sources } from '../sources/tables.ts';
import { stories, storyArticles } from '../stories/tables.ts';
import type { RejectedFile } from './explanation.ts';

export type Asked =
  | { storyId: number }
  /** An address as somebody has it, or the path of a folder's file. */
  | { link: string };

type Found =
  | { status: 'unknown' }
  | ({ status: 'rejected' } & RejectedFile)
  | { status: 'known'; storyId: number; articleId: number };

export async function findAsked(db: Database, asked: Asked): Promise<Found> {
  if ('storyId' in asked) return findStory(db, asked.storyId);
  const url = canonicalUrl(asked.link.trim());
  if (url === null) return findFile(db, asked.link.trim());
  const articleId = (await articleAt(db, url)) ?? (await movedFrom(db, url));
  if (articleId === null) return { status: 'unknown' };
  const [member] = await db
    .select({ storyId: storyArticles.storyId })
    .from(storyArticles)
    .where(eq(storyArticles.articleId, articleId));
  return member ? { status: 'known', ...member, articleId } : { status: 'unknown' };
}

/** A merge is followed: one that was merged never has articles again, so none leads back to it. */
async function findStory(db: Database, id: number): Promise<Found> {
  const [row] = await db
    .select({ articleId: stories.headArticleId, mergedInto: stories.mergedInto })
    .from(stories)
    .where(eq(stories.id, id));
  if (!row) return { status: 'unknown' };
  const { articleId, mergedInto } = row;
  return mergedInto === null
    ? { status: 'known', storyId: id, articleId }
    : findStory(db, mergedInto);
}

async function articleAt(db: Database, url: string): Promise<number | null> {
  const [row] = await db
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.canonicalUrl, url));
  return row?.id ?? null;
}

/** Of an entry that has moved, its feed still knows the address of before. */
async function movedFrom(db: Database, url: string): Promise<number | null> {
  const [row] = await db
    .select({ id: feedEntries.articleId })
    .from(sources)
    .innerJoin(feedEntries, and(eq(feedEntries.sourceId, sources.id), eq(feedEntries.key, url)))
    .where(eq(sources.kind, 'feed'))
    .limit(1);
  return row?.id ?? null;
}

async function findFile(db: Database, path: string): Promise<Found> {
  const [row] = await db
    .select({
      file: sourceItems.key,
      line: sourceItems.line,
      reason: sourceItems.reason,
      state: sourceItems.state,
      articleId: sourceItems.articleId,
      storyId: storyArticles.storyId,
    })
    .from(sources)
    .innerJoin(sourceItems, and(eq(sourceItems.sourceId, sources.id), eq(sourceItems.key, path)))
    .leftJoin(storyArticles, eq(storyArticles.articleId, sourceItems.articleId))
    .where(eq(sources.kind, 'folder'))
    .orderBy(sql`${isNotNull(sourceItems.articleId)} desc`)
    .limit(1);
  if (!row) return { status: 'unknown' };
  const { file, line, reason, articleId, storyId } = row;
  if (row.state === 'rejected') return { status: 'rejected', file, line, reason: reason ?? '' };
  return articleId === null || storyId === null
    ? { status: 'unknown' }
    : { status: 'known', storyId, articleId };
}
