/** Owns the look-up of what a person missed: the hottest stories that they follow and were not sent. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import type { Clock } from '../lib/clock.ts';
import { inSlices } from '../lib/in-slices.ts';
import { type HeatPlace, hottest } from '../stories/hottest.ts';
import { type PageArgs, readPage, type StoryPage } from '../stories/story-page.ts';
import { storyTexts } from '../stories/story-texts.ts';
import { storyTopics } from '../stories/tables.ts';
import { caughtUpAt } from '../subscriptions/caught-up.ts';
import { matches, matchText } from '../subscriptions/keywords/match.ts';
import { isPattern, MOST_BY_PATTERN } from '../subscriptions/keywords/pattern.ts';
import type { RuleQuery } from '../subscriptions/rule.ts';
import { destinations, subscriptions } from '../subscriptions/tables.ts';
import { DAY_MS } from '../lib/spans.ts';

export type CatchUp = StoryPage<HeatPlace> & {
  /** What was first seen after this time: for the next pages. */
  since: Date;
  /** They follow nothing by direct message: of everything. */
  isOfAll: boolean;
};

/** For who never caught up, and for who asks for longer ago than anybody catches up with. */
const FIRST_DAYS = 7;
const MOST_DAYS = 90;
/** Stories whose texts are looked through at once, and for a page at most. */
const BATCH = 100;
const LOOKED_THROUGH = 2_000;

/**
 * Hottest first, of equals the newer. A muted rule counts, for its person asks; one that was paused
 * does not. The bars of rules do not count: the hottest come first.
 * @param since without it since they last caught up
 */
export async function catchUp(
  { db, clock }: { db: Database; clock: Clock },
  { userId, since: asked, ...page }: { userId: string; since?: Date } & PageArgs<HeatPlace>,
): Promise<CatchUp> {
  const now = clock.now().getTime();
  const last = asked ?? (await caughtUpAt({ db }, userId)) ?? new Date(now - FIRST_DAYS * DAY_MS);
  const since = new Date(Math.max(last.getTime(), now - MOST_DAYS * DAY_MS));
  const rules = await rulesOf(db, userId);
  const wanted = { since, holds: (storyId: SQL) => notSent(userId, storyId) };
  const read = rules.some(hasKeywords)
    ? (args: Going) => lookThrough(db, { ...wanted, ...args }, rules)
    : (args: Going) => hottest(db, { ...wanted, ...args, topics: topicsOf(rules) });
  return { ...(await readPage(db, page, read)), since, isOfAll: rules.length === 0 };
}

type Going = { place: HeatPlace | null; isBack: boolean; limit: number };
type Wanted = Going & { since: Date; holds: (storyId: SQL) => SQL };

function rulesOf(db: Database, userId: string): Promise<RuleQuery[]> {
  const { topic, include, exclude } = subscriptions;
  return db
    .select({ topic, include, exclude })
    .from(subscriptions)
    .innerJoin(destinations, eq(destinations.id, subscriptions.destinationId))
    .where(
      and(
        eq(destinations.kind, 'dm'),
        eq(destinations.discordId, userId),
        eq(subscriptions.kind, 'post'),
        isNull(subscriptions.pausedAt),
      ),
    );
}

/** Null for all: nothing is followed, or by keywords whatever the topic. */
function topicsOf(rules: readonly RuleQuery[]): string[] | null {
  const topics = new Set(rules.map(({ topic }) => topic));
  const named = [...topics].filter((topic) => topic !== null);
  return rules.length === 0 || named.length < topics.size ? null : named;
}

function hasKeywords({ include, exclude }: RuleQuery): boolean {
  return include.length + exclude.length > 0;
}

function notSent(userId: string, storyId: SQL): SQL {
  return sql`not exists (
    select from deliveries join destinations on destinations.id = deliveries.destination_id
    where deliveries.story_id = ${storyId} and deliveries.sent_at is not null
      and destinations.kind = 'dm' and destinations.discord_id = ${userId})`;
}

/** Where rules have keywords the texts decide, which are looked through from the hottest on. */
async function lookThrough(
  db: Database,
  { limit, place: from, ...wanted }: Wanted,
  rules: readonly RuleQuery[],
): Promise<HeatPlace[]> {
  const topics = topicsOf(rules);
  const found: HeatPlace[] = [];
  let place = from;
  const hasPatterns = rules.some((rule) => [...rule.include, ...rule.exclude].some(isPattern));
  const most = hasPatterns ? MOST_BY_PATTERN : LOOKED_THROUGH;
  for (let seen = 0; seen < most && found.length < limit; seen += BATCH) {
    const rows = await hottest(db, { ...wanted, topics, place, limit: BATCH });
    found.push(...(await thatMatch(db, rows, rules)));
    place = rows.at(-1) ?? null;
    if (rows.length < BATCH) break;
  }
  return found.slice(0, limit);
}

async function thatMatch(
  db: Database,
  rows: readonly HeatPlace[],
  rules: readonly RuleQuery[],
): Promise<HeatPlace[]> {
  const ids = rows.map(({ id }) => id);
  const [texts, named] = await Promise.all([
    storyTexts(db, ids),
    db.select().from(storyTopics).where(isAnyOf(storyTopics.storyId, ids)),
  ]);
  const has = new Set(named.map(({ storyId, topic }) => `${storyId} ${topic}`));
  return inSlices(
    (function* matching() {
      const found: HeatPlace[] = [];
      for (const row of rows) {
        const { id } = row;
        const parts = texts.get(id)?.flatMap(({ title, excerpt }) => [title, excerpt]) ?? [];
        const text = matchText(parts);
        const isWanted = rules.some((rule) => {
          const isOfTopic = rule.topic === null || has.has(`${id} ${rule.topic}`);
          return isOfTopic && matches(rule, text);
        });
        if (isWanted) found.push(row);
        yield;
      }
      return found;
    })(),
  );
}
