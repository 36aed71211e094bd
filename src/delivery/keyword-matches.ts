/** Owns which rules with keywords match the stories of a batch. */
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import type { StoryChange } from '../stories/group.ts';
import type { ArticleText } from '../stories/story-texts.ts';
import {
  lookupWords,
  matches,
  type MatchText,
  matchText,
} from '../subscriptions/keywords/match.ts';
import { isActive } from '../subscriptions/rule.ts';
import { subscriptions } from '../subscriptions/tables.ts';
import { hottest } from './may-be-due.ts';

type Rule = Pick<
  typeof subscriptions.$inferSelect,
  'id' | 'destinationId' | 'topic' | 'include' | 'exclude' | 'cadence' | 'minHeat' | 'createdAt'
>;

export type KeywordMatch = {
  rule: Rule;
  storyId: number;
  /** Of a story that was there: whether the rule could have matched it before. */
  isKnown: boolean;
};

type Story = { id: number; topics: ReadonlySet<string>; articles: ArticleText[]; text: MatchText };

/**
 * Rules are found by their words: of ten thousand few have one that is in the texts, and these are
 * matched exactly. Asked of the database each time, since other processes make rules too.
 */
export async function keywordMatches(
  tx: Transaction,
  {
    now,
    alertBar,
    changes,
    texts,
  }: {
    now: Date;
    alertBar: number;
    /** Of live stories. */
    changes: readonly StoryChange[];
    texts: ReadonlyMap<number, ArticleText[]>;
  },
): Promise<KeywordMatch[]> {
  const stories = changes.map(({ storyId, topics }) => {
    const articles = texts.get(storyId) ?? [];
    return { id: storyId, topics, articles, text: textOf(articles) };
  });
  const isPassed = isAtMost(hottest(changes), alertBar);
  const rules = await readRules(tx, { now, stories, isPassed });
  return rules.flatMap((rule) =>
    stories
      .filter(({ topics }) => rule.topic === null || topics.has(rule.topic))
      .filter(({ text }) => matches(rule, text))
      .map((story) => ({
        rule,
        storyId: story.id,
        isKnown: wasMatched(rule, story, now),
      })),
  );
}

async function readRules(
  tx: Transaction,
  { now, stories, isPassed }: { now: Date; stories: readonly Story[]; isPassed: SQL },
): Promise<Rule[]> {
  const topics = new Set(stories.flatMap((story) => [...story.topics]));
  const words = lookupWords(
    stories.map(({ text }) => text),
    topics,
  );
  const { id, destinationId, topic, include, exclude, cadence, minHeat, createdAt, foundBy } =
    subscriptions;
  return tx
    .select({ id, destinationId, topic, include, exclude, cadence, minHeat, createdAt })
    .from(subscriptions)
    .where(
      and(
        // Said too, so that the index of rules with keywords is used.
        sql`${foundBy} <> '{}'`,
        sql`${foundBy} && ${sql.param(words, foundBy)}`,
        or(isNull(topic), isAnyOf(topic, topics)),
        eq(subscriptions.kind, 'post'),
        isActive(now),
        isPassed,
      ),
    );
}

/** None of the stories is hot enough for others. */
function isAtMost(heat: number, alertBar: number): SQL {
  return sql`coalesce(${subscriptions.minHeat}, ${alertBar}::int) <= ${heat}::int`;
}

/** By what its articles said before this batch, and by what was there when the rule was made. */
function wasMatched(rule: Rule, { articles, text }: Story, now: Date): boolean {
  const before = articles.filter(
    ({ changedAt, firstSeenAt }) => changedAt < now || firstSeenAt < rule.createdAt,
  );
  if (before.length === 0) return false;
  return matches(rule, before.length === articles.length ? text : textOf(before));
}

function textOf(articles: readonly ArticleText[]): MatchText {
  return matchText(articles.flatMap(({ title, excerpt }) => [title, excerpt]));
}
