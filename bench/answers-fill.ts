/** Owns a database of some size for the bench `answers`: a story for each article, by topics of Zipf. */
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { openDatabase } from '../src/db/client.ts';
import { readTaxonomy } from '../src/topics/taxonomy.ts';

/** The first is of most stories, the n-th of an n-th of those. */
export const TOPICS = readTaxonomy(join(import.meta.dirname, '../seeds/topics.yaml')).topics.map(
  ({ slug }) => slug,
);

const OUTLETS = 200;

export async function fillStories(
  place: { url: string } | { folder: string },
  count: number,
): Promise<void> {
  const { db, close } = await openDatabase(place);
  const topics = sql`array[${sql.join(
    TOPICS.map((topic) => sql`${topic}`),
    sql`, `,
  )}]::text[]`;
  // One each ten minutes, the newest now.
  const when = sql`now() - (${count}::int - n) * interval '10 minutes'`;
  await db.execute(sql`insert into providers (domain, name)
    select 'outlet-' || n || '.example', 'Outlet ' || n from generate_series(1, ${OUTLETS}) n`);
  await db.execute(sql`insert into articles (canonical_url, url, provider_id, title, excerpt, type,
      published_at, image_url, image_alt, quality, quality_parts, state, origin, content_hash,
      first_seen_at, changed_at)
    select url, url, 1 + n % ${OUTLETS}, 'A model that sees what none has seen before, number ' || n,
      repeat('It was trained on pictures that nobody had looked at. ', 4), 'article', ${when},
      'https://outlet.example/' || n || '.jpg', 'A picture', 20 + (n * 7919) % 170, '[]', 'listed',
      'own', md5(url), ${when}, ${when}
    from generate_series(1, ${count}::int) n, lateral (select 'https://outlet-' || n % ${OUTLETS}
      || '.example/' || n as url) address order by n`);
  await db.execute(sql`insert into stories (head_article_id, heat, state, revision, first_seen_at,
      changed_at)
    select id, quality, 'live', 1, first_seen_at, first_seen_at from articles order by id`);
  await db.execute(sql`insert into story_articles (article_id, story_id, reason)
    select head_article_id, id, 'alone' from stories`);
  // exp of an even number from 0 to ln(n) is Zipf's.
  const rank = sql`floor(exp(ln(${TOPICS.length}::float8 + 1) * ((id * 7919 + ${sql.raw('other')}) % 10007) / 10007))`;
  await db.execute(sql`insert into story_topics (story_id, topic, first_seen_at, heat)
    select distinct id, (${topics})[(${rank})::int], first_seen_at, heat
    from stories, generate_series(0, 3000, 3000) other`);
  await db.execute(sql`analyze`);
  await close();
}
