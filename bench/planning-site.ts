/** Owns a database with many subscriptions, Zipf of topics and a tenth with keywords, to plan against. */
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '../src/db/client.ts';
import { migratePostgres } from '../src/db/migrate.ts';
import type { StoryChange } from '../src/stories/group.ts';
import { findingWords } from '../src/subscriptions/keywords/match.ts';
import { seededRandom } from './eval/read-lines.ts';
import { freshDatabase } from './fresh-database.ts';

export const SUBSCRIPTIONS = 100_000;
export const DESTINATIONS = 40_000;
const TOPICS = 500;
const WORDS = 5_000;
export const STORIES = 60;

export type Site = { url: string; client: postgres.Sql; db: Database; close: () => Promise<void> };

/** @param topics of the taxonomy, which stand among the more common of all */
export async function openSite(server: string, topics: readonly string[]): Promise<Site> {
  const fresh = await freshDatabase('', 'planning', server);
  if (!('url' in fresh.place)) throw new Error(`${server} is no server`);
  const { url } = fresh.place;
  await migratePostgres(url);
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  await fillRules(client, topics, { subscriptions: SUBSCRIPTIONS, destinations: DESTINATIONS });
  await client.unsafe(`insert into providers (domain, name) values ('outlet.example', 'Outlet')`);
  await fillNews(client);
  await client.unsafe('vacuum analyze');
  const close = async () => {
    await client.end();
    await fresh.drop();
  };
  return { url, client, db: drizzle({ client }), close };
}

type RuleCounts = { subscriptions: number; destinations: number };

export async function fillRules(
  client: postgres.Sql,
  topics: readonly string[],
  { subscriptions, destinations }: RuleCounts,
): Promise<void> {
  await client.unsafe(`
    insert into destinations (kind, discord_id, guild_id, state, zone, quiet_from, quiet_to, created_at)
      select 'channel', (300000000000000000 + n)::text, '2', 'open',
        (array['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + n % 4],
        case when n % 10 = 0 then 1320 end, case when n % 10 = 0 then 420 end, now()
      from generate_series(1, ${destinations}) n`);
  const random = seededRandom(7);
  const zipf = zipfOf(TOPICS, random);
  const word = zipfOf(WORDS, random);
  const rows = new Map<string, object>();
  while (rows.size < subscriptions) {
    const destination_id = 1 + Math.floor(random() * destinations);
    const isKeyword = random() < 0.1;
    const topic = isKeyword && random() < 0.4 ? null : topicOf(zipf(), topics);
    const include = isKeyword
      ? [`${wordOf(100 + word())} ${wordOf(word())}`, wordOf(300 + word())]
      : [];
    const found_by = findingWords({ include, exclude: [] }, topic);
    const min_heat = random() < 0.4 ? null : 20 + Math.floor(random() * 100);
    const key = JSON.stringify([destination_id, topic, include]);
    rows.set(key, { destination_id, topic, include, found_by, min_heat });
  }
  await client`
    insert into subscriptions (destination_id, topic, include, found_by, min_heat, created_by, created_at)
    select destination_id, topic, include, found_by, min_heat, '1', now() - interval '1 day'
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::text::jsonb) as row
      (destination_id bigint, topic text, include text[], found_by text[], min_heat int)`;
}

/** Stories that nobody has yet; answers their ids. */
export async function fillNews(client: postgres.Sql): Promise<number[]> {
  const word = zipfOf(WORDS, seededRandom(11));
  const texts = Array.from({ length: STORIES }, () => ({
    title: Array.from({ length: 10 }, () => wordOf(word())).join(' '),
    excerpt: Array.from({ length: 60 }, () => wordOf(word())).join(' '),
  }));
  const made = await client`
    with article as (
      insert into articles (canonical_url, url, provider_id, title, excerpt, type, quality,
          quality_parts, state, origin, content_hash, first_seen_at, changed_at)
        select 'https://o.example/' || n, 'https://o.example/' || n,
          (select min(id) from providers), text->>'title',
          text->>'excerpt', 'article', 80, '[]', 'listed', 'own', n::text, now(), now()
        from jsonb_array_elements(${JSON.stringify(texts)}::text::jsonb) with ordinality as text(text, n)
        returning id
    ), story as (
      insert into stories (head_article_id, heat, state, revision, first_seen_at, changed_at)
        select id, 80, 'live', 1, now(), now() from article returning id, head_article_id
    ) insert into story_articles (article_id, story_id, reason)
      select head_article_id, id, 'alone' from story returning story_id`;
  return made.map(({ story_id: id }) => Number(id)).toSorted((a, b) => a - b);
}

/** A new story of its number (1 …), of one common topic and two rarer ones. */
export function changeOf(storyId: number, heat: number, topics: readonly string[]): StoryChange {
  const ranks = [4 + (storyId % 3), 40 + storyId, 150 + 3 * storyId];
  return {
    storyId,
    state: 'live',
    before: null,
    restoredHeat: null,
    isCorrected: false,
    heat,
    topics: new Set(ranks.map((rank) => topicOf(rank, topics))),
    revision: 1,
  };
}

function topicOf(rank: number, topics: readonly string[]): string {
  const at = (rank - 4) / 3;
  return (Number.isInteger(at) ? topics[at] : undefined) ?? `topic-${rank}`;
}

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'];

function wordOf(rank: number): string {
  const digits = String(10_000 + rank);
  return Array.from(digits, (digit) => SYLLABLES[Number(digit)] ?? '').join('');
}

/** Ranks from 1, each as common as one by its number. */
function zipfOf(count: number, random: () => number): () => number {
  const sums: number[] = [];
  for (let rank = 1; rank <= count; rank += 1) sums.push((sums.at(-1) ?? 0) + 1 / rank);
  return () => {
    const at = random() * (sums.at(-1) ?? 0);
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
