/** Owns the last weeks' stories, to see what a rule would have posted. */
import { and, desc, eq, gt, min } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Database, Transaction } from '../db/client.ts';
import { inSlices } from '../lib/in-slices.ts';
import { storyTexts } from '../stories/story-texts.ts';
import { stories, storyTopics } from '../stories/tables.ts';
import { matches, matchText } from './keywords/match.ts';
import type { Keywords } from './keywords/parse-keywords.ts';
import { isPattern, MOST_BY_PATTERN } from './keywords/pattern.ts';
import type { RuleQuery } from './rule.ts';
import { DAY_MS } from '../lib/spans.ts';

export const PAST_DAYS = 28;
/** Of the newest; where there are more in these weeks, fewer days are looked at. */
const MOST_STORIES = { plain: 5_000, words: 1_500, patterns: MOST_BY_PATTERN } as const;
const SHORTEST_DAYS = 1 / 24;

export type PastStory = { id: number; heat: number };
export type Past = {
  /** How long it took until they had come. */
  days: number;
  /** Newest first. */
  stories: PastStory[];
};

type Deps = { db: Database | Transaction };

/** By what a rule finds its stories beside its topic: words and patterns look through their texts. */
export type FoundBy = keyof typeof MOST_STORIES;

export function foundByOf({ include, exclude }: Keywords): FoundBy {
  const all = [...include, ...exclude];
  if (all.some(isPattern)) return 'patterns';
  return all.length > 0 ? 'words' : 'plain';
}

/** What rules of one topic that find their stories alike are compared with. */
export type PastOf = {
  days: number;
  /** Those that a rule of this topic with these keywords matches, newest first; for `inSlices`. */
  matching(keywords: Keywords): Generator<undefined, PastStory[]>;
};

export async function pastOf(
  { db }: Deps,
  { topic, foundBy, now }: { topic: string | null; foundBy: FoundBy; now: Date },
): Promise<PastOf> {
  const limit = MOST_STORIES[foundBy];
  const hasKeywords = foundBy !== 'plain';
  const since = new Date(now.getTime() - PAST_DAYS * DAY_MS);
  const rows = await newest(db, { topic, since, limit });
  const [oldest] = await db.select({ at: min(stories.firstSeenAt) }).from(stories);
  // A backlog's stories are of their dates, not of the day that they were read.
  const told = rows.map((row) => ({ ...row, at: toldAt(row) })).filter(({ at }) => at >= since);
  const isCut = rows.length === limit;
  const first = isCut
    ? (rows.at(-1)?.firstSeenAt ?? since)
    : new Date(Math.min(oldest?.at?.getTime() ?? now.getTime(), ...told.map(({ at }) => +at)));
  const days = (now.getTime() - Math.max(first.getTime(), since.getTime())) / DAY_MS;
  const ids = told.map(({ id }) => id);
  const texts = await storyTexts(db, hasKeywords ? ids : []);
  const withText = told.map(({ id, heat }) => {
    const parts = texts.get(id)?.flatMap(({ title, excerpt }) => [title, excerpt]) ?? [];
    return { id, heat, text: hasKeywords ? matchText(parts) : null };
  });
  return {
    days: Math.max(days, isCut ? SHORTEST_DAYS : 1),
    *matching(keywords) {
      const matching: PastStory[] = [];
      for (const { id, heat, text } of withText) {
        if (text === null || matches(keywords, text)) matching.push({ id, heat });
        if (text !== null) yield;
      }
      return matching;
    },
  };
}

export async function pastStories(
  deps: Deps,
  { query, now }: { query: RuleQuery; now: Date },
): Promise<Past> {
  const past = await pastOf(deps, { topic: query.topic, foundBy: foundByOf(query), now });
  return { days: past.days, stories: await inSlices(past.matching(query)) };
}

/** Ids of a backlog's stories, whose dates are before these weeks, newest first: what a new server has. */
export async function backlogMatches(
  { db }: Deps,
  { query, now, bar, limit }: { query: RuleQuery; now: Date; bar: number; limit: number },
): Promise<number[]> {
  const since = new Date(now.getTime() - PAST_DAYS * DAY_MS);
  const foundBy = foundByOf(query);
  const most = MOST_STORIES[foundBy === 'plain' ? 'words' : foundBy];
  const rows = await newest(db, { topic: query.topic, since, limit: most });
  const ids = rows.flatMap((row) => (row.heat >= bar && toldAt(row) < since ? [row.id] : []));
  if (foundBy === 'plain') return ids.slice(0, limit);
  const texts = await storyTexts(db, ids);
  return inSlices(firstThatMatch(ids, { query, texts, limit }));
}

function* firstThatMatch(
  ids: readonly number[],
  {
    query,
    texts,
    limit,
  }: { query: RuleQuery; texts: Awaited<ReturnType<typeof storyTexts>>; limit: number },
): Generator<undefined, number[]> {
  const found: number[] = [];
  for (const id of ids) {
    if (found.length === limit) break;
    const parts = texts.get(id)?.flatMap(({ title, excerpt }) => [title, excerpt]) ?? [];
    if (matches(query, matchText(parts))) found.push(id);
    yield;
  }
  return found;
}

type Row = PastStory & { firstSeenAt: Date; publishedAt: Date | null };

function newest(
  db: Database | Transaction,
  { topic, since, limit }: { topic: string | null; since: Date; limit: number },
): Promise<Row[]> {
  const { id, heat } = stories;
  const { publishedAt } = articles;
  if (topic === null) {
    return db
      .select({ id, heat, firstSeenAt: stories.firstSeenAt, publishedAt })
      .from(stories)
      .innerJoin(articles, eq(articles.id, stories.headArticleId))
      .where(and(gt(stories.firstSeenAt, since), eq(stories.state, 'live')))
      .orderBy(desc(stories.firstSeenAt), desc(stories.id))
      .limit(limit);
  }
  return db
    .select({ id, heat, firstSeenAt: storyTopics.firstSeenAt, publishedAt })
    .from(storyTopics)
    .innerJoin(stories, and(eq(stories.id, storyTopics.storyId), eq(stories.state, 'live')))
    .innerJoin(articles, eq(articles.id, stories.headArticleId))
    .where(and(eq(storyTopics.topic, topic), gt(storyTopics.firstSeenAt, since)))
    .orderBy(desc(storyTopics.firstSeenAt), desc(storyTopics.storyId))
    .limit(limit);
}

function toldAt({ firstSeenAt, publishedAt }: Row): Date {
  return publishedAt !== null && publishedAt < firstSeenAt ? publishedAt : firstSeenAt;
}
