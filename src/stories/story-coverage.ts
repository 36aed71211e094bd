/** Owns the look-up of a story with all that was told of it, in the order of time. */
import { and, asc, eq, or, sql } from 'drizzle-orm';
import { articles, providers } from '../articles/tables.ts';
import type { Database } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { articleView, viewColumns } from './article-view.ts';
import type { ArticleView } from './story-view.ts';
import { stories, storyArticles, storyTopics } from './tables.ts';

/** Where an article stands in the order of time. */
export type CoveragePlace = { toldAt: Date; id: number };

export type CoveredArticle = ArticleView & {
  /** When it was published, but never after it was first seen. */
  toldAt: Date;
  isHead: boolean;
  /** Its publisher took it back. */
  isWithdrawn: boolean;
};

export type StoryCoverage = {
  /** Of the story that took in the one that was asked for, if one did. */
  id: number;
  heat: number;
  /** Topic slugs, sorted. */
  topics: string[];
  firstSeenAt: Date;
  /** Its head was taken back by who published it. */
  retracted: boolean;
  head: ArticleView;
  /** Of all pages, without those that were taken back. */
  told: number;
  articles: CoveredArticle[];
  /** For `after`, and for `before`; null where there is nothing more. */
  next: CoveragePlace | null;
  previous: CoveragePlace | null;
};

const PAGE = 25;

/** Follows a merge to the story that took it in; null when there is nothing that may be shown. */
export async function storyWithCoverage(
  { db }: { db: Database },
  args: { storyId: number; limit?: number; after?: CoveragePlace; before?: CoveragePlace },
): Promise<StoryCoverage | null> {
  const story = await shownStory(db, args.storyId);
  if (!story) return null;
  const members = await membersOf(db, story.id);
  const { page, next, previous } = cut(members, args);
  const ids = new Set([story.headArticleId, ...page.map(({ id }) => id)]);
  const [views, topics] = await Promise.all([
    viewsOf(db, ids),
    db
      .select({ slug: storyTopics.topic })
      .from(storyTopics)
      .where(eq(storyTopics.storyId, story.id))
      .orderBy(asc(storyTopics.topic)),
  ]);
  const head = views.get(story.headArticleId);
  if (!head) return null;
  return {
    id: story.id,
    heat: story.heat,
    topics: topics.map(({ slug }) => slug),
    firstSeenAt: story.firstSeenAt,
    retracted: story.state === 'retracted',
    head,
    told: members.filter(({ state }) => state === 'listed').length,
    articles: page.flatMap(({ id, toldAt, state }) => {
      const view = views.get(id);
      const isHead = id === story.headArticleId;
      return view ? [{ ...view, toldAt, isHead, isWithdrawn: state === 'retracted' }] : [];
    }),
    next,
    previous,
  };
}

async function shownStory(db: Database, id: number): Promise<typeof stories.$inferSelect | null> {
  const [row] = await db.select().from(stories).where(eq(stories.id, id));
  // A merged story never has articles again, so none leads back to it.
  if (row && row.mergedInto !== null) return shownStory(db, row.mergedInto);
  return row?.state === 'live' || row?.state === 'retracted' ? row : null;
}

/** Without what they say: a story may have hundreds. */
function membersOf(db: Database, storyId: number) {
  const toldAt = sql<Date>`least(${articles.publishedAt}, ${articles.firstSeenAt})`.mapWith(
    articles.firstSeenAt,
  );
  const isShown = or(
    eq(articles.state, 'listed'),
    and(eq(articles.state, 'retracted'), eq(articles.wasListed, true)),
  );
  return db
    .select({ id: articles.id, toldAt, state: articles.state })
    .from(storyArticles)
    .innerJoin(articles, eq(articles.id, storyArticles.articleId))
    .where(and(eq(storyArticles.storyId, storyId), isShown))
    .orderBy(asc(toldAt), asc(articles.id));
}

type CutArgs = { limit?: number; after?: CoveragePlace; before?: CoveragePlace };

function cut<M extends CoveragePlace>(members: readonly M[], args: CutArgs) {
  const { limit = PAGE, after, before } = args;
  const isBeyond = (place: CoveragePlace) => (one: M) =>
    one.toldAt > place.toldAt || (+one.toldAt === +place.toldAt && one.id > place.id);
  const placed = (at: number) => (at < 0 ? members.length : at);
  let start = 0;
  if (after) start = placed(members.findIndex(isBeyond(after)));
  if (before) {
    const end = placed(members.findIndex((one) => !isBeyond(one)({ ...one, ...before })));
    start = Math.max(0, end - limit);
  }
  const page = members.slice(start, start + limit);
  const placeOf = (one: M | undefined) => (one ? { toldAt: one.toldAt, id: one.id } : null);
  return {
    page,
    next: start + limit < members.length ? placeOf(page.at(-1)) : null,
    previous: start > 0 ? (placeOf(page[0]) ?? after ?? null) : null,
  };
}

async function viewsOf(db: Database, ids: Iterable<number>): Promise<Map<number, ArticleView>> {
  const rows = await db
    .select(viewColumns)
    .from(articles)
    .innerJoin(providers, eq(providers.id, articles.providerId))
    .where(isAnyOf(articles.id, ids));
  return new Map(rows.map((row) => [row.id, articleView(row)]));
}
