/** Owns what became of articles, told whole: judgement, story, cards, and why there is no card. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { articles, type ArticleState, type QualityPart } from '../../articles/tables.ts';
import type { Database } from '../../db/client.ts';
import { type DeliveryState, deliveries, type HeldFor } from '../../delivery/tables.ts';
import { chunksOf } from '../../lib/chunks.ts';
import { stories, storyArticles, storyTopics } from '../../stories/tables.ts';
import { type DestinationKind, destinations, subscriptions } from '../../subscriptions/tables.ts';
import type { TopicMatch } from '../../topics/store.ts';
import { articleTopics } from '../../topics/tables.ts';

export type Card = {
  destinationId: number;
  kind: DestinationKind;
  discordId: string;
  state: DeliveryState;
  heldFor: HeldFor | null;
  reason: string | null;
};

export type Fate = {
  articleId: number;
  title: string;
  url: string;
  publishedAt: Date | null;
  state: ArticleState;
  /** Why it is held or retracted. */
  stateReason: string | null;
  quality: number;
  qualityParts: QualityPart[];
  topics: TopicMatch[];
  /** Null before it was grouped. `others`: how many more articles it has. */
  story: { id: number; heat: number; headTitle: string; isHead: boolean; others: number } | null;
  cards: Card[];
  /** Places that follow a topic of its story, and the least heat that one of them wants. */
  followers: { places: number; leastBar: number | null };
};

const IDS_PER_QUERY = 1_000;

/** By article; what is not there is left out. `db` may be a transaction. */
export async function fatesOf(
  { db, alertBar }: { db: Database; alertBar: number },
  articleIds: readonly number[],
): Promise<Map<number, Fate>> {
  const fates = new Map<number, Fate>();
  for (const ids of chunksOf([...new Set(articleIds)], IDS_PER_QUERY)) {
    for (const fate of await loadFates(db, ids, alertBar)) fates.set(fate.articleId, fate);
  }
  return fates;
}

async function loadFates(db: Database, ids: number[], alertBar: number): Promise<Fate[]> {
  const rows = await loadArticles(db, ids);
  const storyIds = [...new Set(rows.flatMap(({ story }) => story?.id ?? []))];
  const topics = await db
    .select()
    .from(articleTopics)
    .where(inArray(articleTopics.articleId, ids))
    .orderBy(articleTopics.topic);
  const cards = await loadCards(db, storyIds);
  const followers = await loadFollowers(db, storyIds, alertBar);
  return rows.map((row) => ({
    ...row,
    topics: topics.flatMap(({ articleId, topic, reason }) =>
      articleId === row.articleId ? [{ topic, reason }] : [],
    ),
    cards: cards.flatMap(({ storyId, ...card }) => (storyId === row.story?.id ? [card] : [])),
    followers: followers.get(row.story?.id ?? 0) ?? { places: 0, leastBar: null },
  }));
}

async function loadArticles(db: Database, ids: number[]) {
  const head = alias(articles, 'head');
  const rows = await db
    .select({
      articleId: articles.id,
      title: articles.title,
      url: articles.url,
      publishedAt: articles.publishedAt,
      state: articles.state,
      stateReason: articles.stateReason,
      quality: articles.quality,
      qualityParts: articles.qualityParts,
      storyId: stories.id,
      heat: stories.heat,
      headId: stories.headArticleId,
      headTitle: head.title,
      members: sql<number>`(select count(*)::int from story_articles member
        where member.story_id = ${stories.id})`,
    })
    .from(articles)
    .leftJoin(storyArticles, eq(storyArticles.articleId, articles.id))
    .leftJoin(stories, eq(stories.id, storyArticles.storyId))
    .leftJoin(head, eq(head.id, stories.headArticleId))
    .where(inArray(articles.id, ids));
  return rows.map(({ storyId, heat, headId, headTitle, members, ...article }) => {
    if (storyId === null || heat === null) return { ...article, story: null };
    const isHead = headId === article.articleId;
    const story = { id: storyId, heat, headTitle: headTitle ?? '', isHead, others: members - 1 };
    return { ...article, story };
  });
}

function loadCards(db: Database, storyIds: number[]) {
  if (storyIds.length === 0) return [];
  return db
    .select({
      storyId: deliveries.storyId,
      destinationId: destinations.id,
      kind: destinations.kind,
      discordId: destinations.discordId,
      state: deliveries.state,
      heldFor: deliveries.heldFor,
      reason: deliveries.reason,
    })
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
    .where(inArray(deliveries.storyId, storyIds))
    .orderBy(deliveries.id);
}

async function loadFollowers(db: Database, storyIds: number[], alertBar: number) {
  if (storyIds.length === 0) return new Map<number, Fate['followers']>();
  const rows = await db
    .select({
      storyId: storyTopics.storyId,
      places: sql<number>`count(distinct ${subscriptions.destinationId})::int`,
      leastBar: sql<number>`min(coalesce(${subscriptions.minHeat}, ${alertBar}::int))::int`,
    })
    .from(storyTopics)
    .innerJoin(
      subscriptions,
      and(eq(subscriptions.topic, storyTopics.topic), inArray(storyTopics.storyId, storyIds)),
    )
    .groupBy(storyTopics.storyId);
  return new Map(rows.map(({ storyId, ...followers }) => [storyId, followers]));
}

/** Why no place has a card of it, in a sentence's end: `no card: …`. Null when one has. */
export function whyNoCard(fate: Fate): string | null {
  const { state, stateReason, story, cards, followers } = fate;
  if (cards.length > 0) return null;
  if (state !== 'listed') return stateReason ?? `it is ${state}`;
  if (!story) return 'it has no story yet';
  if (followers.places === 0) return 'nobody follows a topic of its story';
  if (followers.leastBar !== null && story.heat < followers.leastBar) {
    return `its story’s heat ${story.heat} is under the bar of ${followers.leastBar}`;
  }
  return 'its story was no news when it came (a backlog, or followed since)';
}
