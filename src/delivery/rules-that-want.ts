/** Owns which of a place's rules want a story, and by which keyword. */
import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { storyTexts } from '../stories/story-texts.ts';
import { stories, storyTopics } from '../stories/tables.ts';
import { type KeywordMatch, matchKeywords, matchText } from '../subscriptions/keywords/match.ts';
import { isActive } from '../subscriptions/rule.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import { RANKS } from './ranks.ts';

export type PlaceRule = typeof subscriptions.$inferSelect & {
  /** The least heat that it asks for, with what votes have added. */
  bar: number;
};
export type WantingRule = PlaceRule & { keyword: string | null };

type Args = { destinationId: number; storyIds: readonly number[]; now: Date; alertBar: number };

/** By story, those that post and are in force, the strongest first. */
export async function rulesThatWant(
  db: Database | Transaction,
  { destinationId, storyIds, now, alertBar }: Args,
): Promise<Map<number, WantingRule[]>> {
  const isPost = and(eq(subscriptions.kind, 'post'), isActive(now));
  const rules = await rulesOf(db, { destinationId, which: isPost, alertBar });
  const wanting = new Map<number, WantingRule[]>();
  if (rules.length === 0) return wanting;
  for (const { id, ...story } of await readStories(db, storyIds)) {
    const found = rules.flatMap((rule) => {
      if (story.heat < rule.bar) return [];
      const match = matchRule(rule, story);
      return match.isMatch ? [{ ...rule, keyword: match.keyword }] : [];
    });
    const strongest = found.toSorted(
      (a, b) => RANKS.indexOf(a.cadence) - RANKS.indexOf(b.cadence) || a.id - b.id,
    );
    wanting.set(id, strongest);
  }
  return wanting;
}

/** Votes raise only the bars of what is posted. */
export async function rulesOf(
  db: Database | Transaction,
  {
    destinationId,
    which,
    alertBar,
  }: { destinationId: number; which: SQL | undefined; alertBar: number },
): Promise<PlaceRule[]> {
  const rows = await db
    .select({ rule: subscriptions, barShift: destinations.barShift })
    .from(subscriptions)
    .innerJoin(destinations, eq(destinations.id, subscriptions.destinationId))
    .where(and(eq(subscriptions.destinationId, destinationId), which))
    .orderBy(asc(subscriptions.id));
  return rows.map(({ rule, barShift }) => {
    const own = rule.minHeat ?? alertBar;
    return { ...rule, bar: rule.kind === 'post' ? own + barShift : own };
  });
}

type StoryText = { heat: number; topics: ReadonlySet<string>; text: ReturnType<typeof matchText> };

/** Topic and keywords, whatever the heat. */
export function matchRule(
  rule: Pick<PlaceRule, 'topic' | 'include' | 'exclude'>,
  { topics, text }: Pick<StoryText, 'topics' | 'text'>,
): KeywordMatch {
  if (rule.topic !== null && !topics.has(rule.topic)) return { isMatch: false, excludedBy: null };
  return matchKeywords(rule, text);
}

export async function readStories(
  db: Database | Transaction,
  storyIds: readonly number[],
): Promise<(StoryText & { id: number })[]> {
  const rows = await db
    .select({ id: stories.id, heat: stories.heat })
    .from(stories)
    .where(isAnyOf(stories.id, storyIds));
  const topicRows = await db
    .select({ id: storyTopics.storyId, topic: storyTopics.topic })
    .from(storyTopics)
    .where(isAnyOf(storyTopics.storyId, storyIds));
  const texts = await storyTexts(db, storyIds);
  const topicsOf = new Map<number, Set<string>>();
  for (const { id, topic } of topicRows)
    topicsOf.set(id, (topicsOf.get(id) ?? new Set()).add(topic));
  return rows.map(({ id, heat }) => {
    const parts = texts.get(id)?.flatMap(({ title, excerpt }) => [title, excerpt]) ?? [];
    return { id, heat, topics: topicsOf.get(id) ?? new Set(), text: matchText(parts) };
  });
}
