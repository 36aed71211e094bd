/** Owns a database as it is after so many months, filled as its readers, sources and sends left it. */
import { parseConfig } from '../../src/config.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { DAY_MS } from '../../src/lib/spans.ts';
import { readJudgement } from '../../src/wiring.ts';
import { freshDatabase } from '../fresh-database.ts';
import { archiveOf } from '../lookups.ts';
import type { Archive } from '../lookups/cases.ts';
import { fill } from '../lookups/fill.ts';
import type { Words } from '../lookups/words.ts';
import { fillOutbox, openWorker, type Spread, type Worker } from '../outbox.ts';
import { fillNews, fillRules } from '../planning-site.ts';
import type { Line } from '../planning.ts';
import type { Size } from './points.ts';

export type Site = {
  size: Size;
  db: Database;
  /** A connection of its own, as each process has. */
  worker: Worker;
  archive: Archive;
  line: Line;
  /** By slug and by name. */
  topics: readonly { slug: string; name: string }[];
  /** Stories that nobody has yet. */
  news: number[];
  close: () => Promise<void>;
};

/** Places that have a story, where there are so many. */
const PER_STORY = 1_000;
/** Rows that wait to be claimed, behind all that is settled. */
const DUE = 2_000;
/** One place in so many has digests, for which so many stories wait. */
const DIGESTS_EACH = 10;
const GATHERED = 5;

export async function openSite(server: string, words: Words, size: Size): Promise<Site> {
  const fresh = await freshDatabase('', `growth_${size.month}`, server);
  if (!('url' in fresh.place)) throw new Error(`${server} is no server`);
  const { place } = fresh;
  await fill(place, words, { count: size.articles, days: size.days });
  const { taxonomy, line } = readJudgement(parseConfig({}));
  const { topics } = taxonomy;
  const worker = openWorker(place.url, 'growth');
  // Rows that are right by their making need not be looked up one by one.
  await worker.client.unsafe(`set session_replication_role = 'replica'`);
  await fillRules(
    worker.client,
    topics.map(({ slug }) => slug),
    { subscriptions: size.subscriptions, destinations: size.places },
  );
  await fillSources(worker, size);
  await fillSends(worker, size);
  await worker.client.unsafe(`set session_replication_role = 'origin'`);
  const news = await fillNews(worker.client);
  await worker.client.unsafe('vacuum analyze');
  const { db, close } = await openDatabase(place);
  return {
    size,
    db,
    worker,
    archive: await archiveOf(db),
    line,
    topics,
    news,
    async close() {
      await close();
      await worker.close();
      await fresh.drop();
    },
  };
}

/** Each article is an entry of one feed; what it found of its neighbours is nothing. */
async function fillSources({ client }: Worker, { feeds }: Size): Promise<void> {
  await client.unsafe(`
    insert into sources (kind, location, name, created_at, first_contact_at)
      select 'feed', 'https://outlet' || n || '.example/feed.xml', 'Outlet ' || n, now(), now()
      from generate_series(1, ${feeds}) n;
    insert into feeds (source_id, poll_at, etag, polled_at, succeeded_at, rhythm_ms)
      select id, now() + id * interval '1 second', '"' || md5(id::text) || '"', now(), now(), 3600000
      from sources;
    insert into feed_entries (source_id, key, guid, article_id, hash, first_seen_at)
      select 1 + id % ${feeds}, canonical_url, canonical_url, id, md5(id::text), first_seen_at
      from articles;
    insert into article_neighbours (article_id, told_at, bucket, placed_seq, repeats, links)
      select id, first_seen_at, floor(extract(epoch from first_seen_at) / 432000), id, 0.1, '[]'
      from articles`);
}

async function fillSends({ client }: Worker, size: Size): Promise<void> {
  const { deliveries: rows, places, subscriptions, days } = size;
  const spread: Spread = {
    destinations: places,
    perStory: Math.min(PER_STORY, places),
    rules: subscriptions,
    firstDue: new Date(Date.now() - (days + 1) * DAY_MS).toISOString(),
    stepMs: (days * DAY_MS) / (rows + DUE),
  };
  await fillOutbox(client, rows, 'sent', spread);
  await fillOutbox(client, DUE, 'due', spread);
  await client.unsafe(`
    update subscriptions set cadence = 'daily' where destination_id % ${DIGESTS_EACH} = 0;
    update destinations set next_daily_at = now() + interval '1 day'
      where id % ${DIGESTS_EACH} = 0 and id in (select destination_id from subscriptions);
    insert into deliveries (destination_id, story_id, state, cadence, due_at, revision, created_at)
      select place.id, story.id, 'gathered', 'daily', now(), 1, now()
      from destinations place, (select id from stories order by id desc limit ${GATHERED}) story
      where place.next_daily_at is not null`);
}
