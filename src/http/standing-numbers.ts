/** Owns reading the numbers that stand in the database, for whoever watches: few rows, by indexes. */
import { count, gte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { articles } from '../articles/tables.ts';
import type { Database } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { Clock } from '../lib/clock.ts';
import { feeds, sources } from '../sources/tables.ts';
import { stories } from '../stories/tables.ts';
import type { StandingNumbers } from './metrics.ts';
import { DAY_MS } from '../lib/spans.ts';

const Waiting = z.object({
  posts: z.coerce.number(),
  edits: z.coerce.number(),
  oldest: z.coerce.date().nullable(),
});

export async function standingNumbers({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): Promise<StandingNumbers> {
  const now = clock.now();
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const waiting = await waitingNow(db);
  const byState = await db
    .select({ state: articles.state, count: count() })
    .from(articles)
    .where(gte(articles.firstSeenAt, dayAgo))
    .groupBy(articles.state);
  const newStories = await db.$count(stories, gte(stories.firstSeenAt, dayAgo));
  const sourcesByState = await db
    .select({ state: sources.state, count: count() })
    .from(sources)
    .groupBy(sources.state);
  const failingSources = await db.$count(
    feeds,
    sql`failures > 0 and source_id in
    (select id from sources where state in ('active', 'default'))`,
  );
  const lateMs = waiting.oldest ? now.getTime() - waiting.oldest.getTime() : 0;
  return {
    waiting: { posts: waiting.posts, edits: waiting.edits },
    oldestDueSeconds: Math.max(0, lateMs / 1_000),
    articles: countsOf(byState),
    stories: newStories,
    sources: countsOf(sourcesByState),
    failingSources,
  };
}

/** As the indexes of the outbox say it. */
async function waitingNow(db: Database): Promise<z.infer<typeof Waiting>> {
  const open = sql`state in ('due', 'sending')`;
  const result = await db.execute(sql`select
    (select count(*) from deliveries where ${open} and message_id is null) as posts,
    (select count(*) from deliveries where ${open} and message_id is not null) as edits,
    least(
      (select min(due_at) from deliveries where ${open} and message_id is null),
      (select min(due_at) from deliveries where ${open} and message_id is not null)
    ) as oldest`);
  return Waiting.parse(rowsOf(result)[0]);
}

function countsOf(rows: readonly { state: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
