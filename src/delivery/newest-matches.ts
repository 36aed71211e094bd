/** Owns which of the newest stories rules with keywords match: their texts are looked through. */
import { sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { inSlices } from '../lib/in-slices.ts';
import { storyTexts } from '../stories/story-texts.ts';
import { matches, type MatchText, matchText } from '../subscriptions/keywords/match.ts';
import { isPattern, MOST_BY_PATTERN } from '../subscriptions/keywords/pattern.ts';
import { subscriptions } from '../subscriptions/tables.ts';

/** Of each topic so many of the newest are looked through. */
const MOST_STORIES = 300;

type FoundRow = { rule_id: number; story_id: number };

type Args = {
  alertBar: number;
  perSubscription: number;
  /** Conditions on `rule`, and on `topic`, `story` and `head`, and their order. */
  rules: SQL;
  candidates: SQL;
  order: SQL;
};

/** Of each rule the first few; rules without keywords have none. */
export async function newestMatches(db: Database | Transaction, args: Args): Promise<FoundRow[]> {
  const rules = await readRules(db, args);
  if (rules.length === 0) return [];
  const found: FoundRow[] = [];
  for (const topic of new Set(rules.map((rule) => rule.topic))) {
    const stories = await readStories(db, topic, args);
    const texts = await storyTexts(
      db,
      stories.map(({ id }) => id),
    );
    const looked = stories.map(({ id, heat }) => {
      const parts = texts.get(id)?.flatMap(({ title, excerpt }) => [title, excerpt]) ?? [];
      return { id, heat, text: matchText(parts) };
    });
    const ofTopic = rules.filter((one) => one.topic === topic);
    found.push(...(await inSlices(firstOf(ofTopic, looked, args.perSubscription))));
  }
  return found;
}

type Looked = { id: number; heat: number; text: MatchText };

function* firstOf(
  rules: readonly KeywordRule[],
  looked: readonly Looked[],
  most: number,
): Generator<undefined, FoundRow[]> {
  const found: FoundRow[] = [];
  for (const rule of rules) {
    const hasPatterns = [...rule.include, ...rule.exclude].some(isPattern);
    let left = most;
    for (const { id, heat, text } of hasPatterns ? looked.slice(0, MOST_BY_PATTERN) : looked) {
      if (left === 0) break;
      yield;
      if (heat < rule.bar || !matches(rule, text)) continue;
      found.push({ rule_id: rule.id, story_id: id });
      left -= 1;
    }
  }
  return found;
}

type KeywordRule = {
  id: number;
  topic: string | null;
  include: string[];
  exclude: string[];
  bar: number;
};

async function readRules(
  db: Database | Transaction,
  { rules, alertBar }: Args,
): Promise<KeywordRule[]> {
  const { topic, include, exclude } = subscriptions;
  const bar = sql<number>`coalesce(rule.min_heat, ${alertBar}::int) + place.bar_shift`;
  return db
    .select({
      id: sql<number>`rule.id`.mapWith(Number),
      topic: sql<string | null>`rule.topic`.mapWith(topic),
      include: sql<string[]>`rule.include`.mapWith(include),
      exclude: sql<string[]>`rule.exclude`.mapWith(exclude),
      bar: bar.mapWith(Number),
    })
    .from(sql`subscriptions rule join destinations place on place.id = rule.destination_id`)
    .where(sql`rule.found_by <> '{}' and ${rules}`)
    .orderBy(sql`rule.id`);
}

async function readStories(
  db: Database | Transaction,
  topic: string | null,
  { candidates, order }: Args,
): Promise<{ id: number; heat: number }[]> {
  const [source, isOfTopic] =
    topic === null
      ? [sql`(select id as story_id, first_seen_at from stories) topic`, sql`true`]
      : [sql`story_topics topic`, sql`topic.topic = ${topic}`];
  return db
    .select({
      id: sql<number>`story.id`.mapWith(Number),
      heat: sql<number>`story.heat`.mapWith(Number),
    })
    .from(
      sql`${source} join stories story on story.id = topic.story_id
        join articles head on head.id = story.head_article_id`,
    )
    .where(sql`${isOfTopic} and story.state = 'live' and ${candidates}`)
    .orderBy(order)
    .limit(MOST_STORIES);
}
