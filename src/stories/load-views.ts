/** Owns reading stories in the shape that readers see. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { articles, type ArticleState, providers } from '../articles/tables.ts';
import type { Database, Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { articleView, viewColumns } from './article-view.ts';
import { storyArticles, stories, storyTopics } from './tables.ts';
import type { ArticleView, StoryView } from './story-view.ts';

type Member = { view: ArticleView; state: ArticleState; wasListed: boolean };

/**
 * The stories of these ids, in the order of the ids. One that was merged or that may not be shown
 * (held) is left out.
 */
export async function loadStoryViews(
  db: Database | Transaction,
  ids: readonly number[],
): Promise<StoryView[]> {
  if (ids.length === 0) return [];
  const isShown = inArray(stories.state, ['live', 'retracted']);
  const [rows, members, topics] = await Promise.all([
    db
      .select()
      .from(stories)
      .where(and(isAnyOf(stories.id, ids), isShown)),
    loadMembers(db, ids),
    loadTopics(db, ids),
  ]);
  const views = new Map<number, StoryView>();
  for (const row of rows) {
    const all = members.get(row.id) ?? [];
    const head = all.find(({ view }) => view.id === row.headArticleId);
    if (!head) continue;
    const others = (isShown: (member: Member) => boolean) =>
      all
        .filter((member) => member !== head && isShown(member))
        .map(({ view }) => view)
        .toSorted((a, b) => b.quality - a.quality || a.id - b.id);
    views.set(row.id, {
      id: row.id,
      heat: row.heat,
      revision: row.revision,
      topics: topics.get(row.id) ?? [],
      head: head.view,
      coverage: others(({ state }) => state === 'listed'),
      withdrawn: others(({ state, wasListed }) => state === 'retracted' && wasListed),
      firstSeenAt: row.firstSeenAt,
      changedAt: row.changedAt,
      retracted: row.state === 'retracted',
    });
  }
  return ids.flatMap((id) => views.get(id) ?? []);
}

async function loadMembers(db: Database | Transaction, ids: readonly number[]) {
  const rows = await db
    .select({
      ...viewColumns,
      storyId: storyArticles.storyId,
      state: articles.state,
      wasListed: articles.wasListed,
    })
    .from(storyArticles)
    .innerJoin(articles, eq(articles.id, storyArticles.articleId))
    .innerJoin(providers, eq(providers.id, articles.providerId))
    .where(isAnyOf(storyArticles.storyId, ids));
  const members = new Map<number, Member[]>();
  for (const { storyId, state, wasListed, ...row } of rows) {
    const list = members.get(storyId) ?? [];
    members.set(storyId, list);
    list.push({ view: articleView(row), state, wasListed });
  }
  return members;
}

async function loadTopics(db: Database | Transaction, ids: readonly number[]) {
  const rows = await db
    .select({
      storyId: storyTopics.storyId,
      topics: sql<string>`string_agg(${storyTopics.topic}, ' ' order by ${storyTopics.topic})`,
    })
    .from(storyTopics)
    .where(isAnyOf(storyTopics.storyId, ids))
    .groupBy(storyTopics.storyId);
  return new Map(rows.map((row) => [row.storyId, row.topics.split(' ')]));
}
