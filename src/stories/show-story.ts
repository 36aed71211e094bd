/** Owns the look-up of all that is known about one story and why each article is in it. */
import { asc, desc, eq } from 'drizzle-orm';
import { articles, type ArticleState, providers } from '../articles/tables.ts';
import type { Database } from '../db/client.ts';
import { type MemberReason, storyArticles, type StoryState, storyTopics } from './tables.ts';
import { whichStory } from './which-story.ts';

export type StoryDetails = {
  /** Of the story that took in the one that was asked for, if one did. */
  id: number;
  state: StoryState;
  heat: number;
  /** Topic slugs, sorted. */
  topics: string[];
  firstSeenAt: Date;
  /** The head first, then best first; those that are held or were taken back too. */
  articles: ShownMember[];
};

export type ShownMember = {
  id: number;
  url: string;
  /** Plain text from outside, as the outlet's name. */
  title: string;
  outlet: string;
  quality: number;
  state: ArticleState;
  reason: MemberReason;
  isHead: boolean;
};

/** @throws UserError when no story has this number */
export async function showStory({ db }: { db: Database }, id: number): Promise<StoryDetails> {
  const story = await whichStory(db, id);
  const members = await db
    .select({
      id: articles.id,
      url: articles.url,
      title: articles.title,
      outlet: providers.name,
      quality: articles.quality,
      state: articles.state,
      reason: storyArticles.reason,
    })
    .from(storyArticles)
    .innerJoin(articles, eq(articles.id, storyArticles.articleId))
    .innerJoin(providers, eq(providers.id, articles.providerId))
    .where(eq(storyArticles.storyId, story.id))
    .orderBy(desc(articles.quality), asc(articles.id));
  const topics = await db
    .select({ topic: storyTopics.topic })
    .from(storyTopics)
    .where(eq(storyTopics.storyId, story.id))
    .orderBy(asc(storyTopics.topic));
  const shown = members.map((member) => ({ ...member, isHead: member.id === story.headArticleId }));
  return {
    id: story.id,
    state: story.state,
    heat: story.heat,
    topics: topics.map(({ topic }) => topic),
    firstSeenAt: story.firstSeenAt,
    articles: shown.toSorted((a, b) => Number(b.isHead) - Number(a.isHead)),
  };
}
