/**
 * Owns the times of look-ups: one at a time, each followed by the same query by hand (one statement,
 * told how far to look back, on pages that are warm by then), and many at a time.
 */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../src/db/client.ts';
import { rowsOf } from '../../src/db/rows-of.ts';
import type { Case, LookUp } from './cases.ts';
import { randomFrom } from './words.ts';

export type Times = { p50: number; p99: number };
export type Measured = { ours: Times; bare: Times | null; many: Times };

export const MANY = 32;
const WARM_UP = 5;

export async function measure(db: Database, one: Case, calls: number): Promise<Measured> {
  const random = randomFrom(7);
  for (let call = 0; call < WARM_UP; call += 1) await one.draw(random)(db);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const { last, ms } = await recorded(db, one.draw(random));
    ours.push(ms);
    const statement = last && bareOf(one, last);
    if (statement) bare.push(await timed(() => db.execute(statement)));
  }
  const many: number[] = [];
  const draws = Array.from({ length: Math.max(calls, MANY) }, () => one.draw(random));
  const work = async () => {
    for (let look = draws.pop(); look; look = draws.pop()) {
      const next = look;
      many.push(await timed(() => next(db)));
    }
  };
  await Promise.all(Array.from({ length: MANY }, work));
  return { ours: timesOf(ours), bare: bare.length > 0 ? timesOf(bare) : null, many: timesOf(many) };
}

/** How the database goes about it, as it says itself. */
export async function planOf(db: Database, one: Case): Promise<string[]> {
  const { last } = await recorded(db, one.draw(randomFrom(7)));
  if (!last) return [];
  const plan = rowsOf(await db.execute(sql`explain (analyze, buffers) ${last}`));
  return plan.flatMap((row) => Object.values(z.record(z.string(), z.string()).parse(row)));
}

/** With the last statement that found stories. */
async function recorded(db: Database, look: LookUp): Promise<{ last: SQL | null; ms: number }> {
  let last: SQL | null = null;
  const recording = new Proxy(db, {
    get(target, key) {
      if (key !== 'execute') return Reflect.get(target, key);
      return async (statement: SQL) => {
        const result: unknown = await target.execute(statement);
        const [first] = rowsOf(result);
        // Of the statements that find stories the last looks as far back as it takes.
        if (typeof first === 'object' && first !== null && 'id' in first) last = statement;
        return result;
      };
    },
  });
  const ms = await timed(() => look(recording));
  return { last, ms };
}

async function timed(run: () => PromiseLike<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function timesOf(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function bareOf({ finds }: Case, last: SQL): SQL | null {
  if (finds === 'none') return null;
  return finds === 'all' ? last : rowsOfStories(last);
}

/** All that a page shows of the stories, in one statement. */
function rowsOfStories(ids: SQL): SQL {
  return sql`
    select story.id, story.heat, story.revision, story.head_article_id, story.first_seen_at,
      story.changed_at, story.state, article.id, article.url, article.title, article.excerpt,
      article.type, article.quality, article.published_at, article.image_url, article.image_alt,
      article.paper, article.state, article.was_listed, outlet.name, outlet.domain, topics.slugs
    from (${ids}) page
    join stories story on story.id = page.id
    join story_articles member on member.story_id = story.id
    join articles article on article.id = member.article_id
    join providers outlet on outlet.id = article.provider_id
    cross join lateral (
      select string_agg(topic, ' ' order by topic) as slugs from story_topics
      where story_topics.story_id = story.id
    ) topics`;
}
