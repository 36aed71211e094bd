/** Owns the feeds of the soak: what they tell as time goes by, and how they fail, move and return. */
import type { IncomingHttpHeaders } from 'node:http';
import {
  type FeedServer,
  rss,
  type Scripted,
  startFeedServer,
} from '../../test/support/feed-server.ts';
import type { Random } from '../chaos/random.ts';

export type SoakFeeds = {
  locations: string[];
  /** What happens to all of them between two moves of the time. */
  step(now: Date): void;
  /** How often each thing happened. */
  counts: Record<string, number>;
  /** Whatever failed is well again. */
  mend(): void;
  close(): Promise<void>;
};

type Feed = {
  server: FeedServer;
  path: string;
  items: { name: string; at: Date; title: string }[];
  /** How many of them it shows: of some more than is parsed at once. */
  shown: number;
  /** The chance that a step brings one. */
  pace: number;
  failure: Failure | null;
  /** Steps until it is well again. */
  left: number;
};

type Failure = { name: string; answer: Scripted };

const SERVERS = 4;
const FEEDS_PER_SERVER = 6;
const KEPT = 20;
const KEPT_OF_LONG = 120;
const FAILS_IN_STEPS = 150;
const SERVER_FAILS_IN_STEPS = 100;
const LONGEST_FAILURE_STEPS = 24;

const FAILURES: readonly Failure[] = [
  { name: 'feed 500', answer: { status: 500 } },
  { name: 'feed 404', answer: { status: 404 } },
  { name: 'feed 410', answer: { status: 410 } },
  { name: 'feed 429', answer: { status: 429, headers: { 'retry-after': '900' } } },
  { name: 'feed cut off', answer: 'drop' },
  { name: 'feed silent', answer: 'hang' },
  { name: 'feed that is none', answer: { body: '<html><p>Maintenance</p></html>' } },
];

const WORDS = 'camera lidar depth pose scene voxel graph token prompt agent robot drone chip lens'
  .split(' ')
  .flatMap((word) => ['', 'er', 'ing', 'less', 'ful', 'ward'].map((end) => `${word}${end}`));

export async function startSoakFeeds(random: Random, start: Date): Promise<SoakFeeds> {
  const servers: FeedServer[] = [];
  for (let index = 0; index < SERVERS; index += 1) servers.push(await startFeedServer());
  const counts: Record<string, number> = {};
  const count = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  let told = 0;
  const tell = (feed: Feed, at: Date): void => {
    told += 1;
    feed.items.unshift({ name: `item-${told}`, at, title: random.sample(WORDS, 7).join(' ') });
    feed.items.length = Math.min(feed.items.length, feed.shown);
  };
  const serve = (feed: Feed): void => {
    feed.server.says(feed.server.url('127.0.0.1', feed.path), (headers) => answerOf(feed, headers));
  };
  const fail = (feed: Feed, failure: Failure): void => {
    feed.failure = failure;
    feed.left = random.between(1, LONGEST_FAILURE_STEPS);
  };
  /** For good: the old address leads to the new one. */
  const move = (feed: Feed): void => {
    const from = feed.server.url('127.0.0.1', feed.path);
    feed.path = `${feed.path}-moved`;
    const location = feed.server.url('127.0.0.1', feed.path);
    feed.server.says(from, { status: 301, headers: { location } });
    serve(feed);
    count('feed moved');
  };
  const feeds = servers.flatMap((server, at) =>
    Array.from({ length: FEEDS_PER_SERVER }, (_, index): Feed => {
      const shown = index === 0 ? KEPT_OF_LONG : KEPT;
      const pace = random.between(5, 30) / 100;
      return { server, path: `/${at}-${index}`, items: [], shown, pace, failure: null, left: 0 };
    }),
  );
  for (const feed of feeds) {
    for (let index = 0; index < feed.shown; index += 1) tell(feed, start);
    serve(feed);
  }
  return {
    locations: feeds.map(({ server, path }) => server.url('127.0.0.1', path)),
    counts,
    step(now) {
      if (random.chance(1 / SERVER_FAILS_IN_STEPS)) {
        const down = random.pick(servers);
        count('feed server down');
        for (const feed of feeds.filter(({ server }) => server === down)) {
          fail(feed, { name: 'feed server down', answer: 'drop' });
        }
      }
      for (const feed of feeds) {
        if (random.chance(feed.pace)) {
          tell(feed, now);
          count('feed item');
        }
        if (feed.failure && (feed.left -= 1) <= 0) feed.failure = null;
        if (feed.failure || !random.chance(1 / FAILS_IN_STEPS)) continue;
        if (random.chance(0.15)) {
          move(feed);
          continue;
        }
        const failure = random.pick(FAILURES);
        fail(feed, failure);
        count(failure.name);
      }
    },
    mend() {
      for (const feed of feeds) feed.failure = null;
    },
    async close() {
      for (const server of servers) await server.close();
    },
  };
}

function answerOf({ items, failure }: Feed, headers: IncomingHttpHeaders): Scripted {
  if (failure) return failure.answer;
  const etag = `"${items[0]?.name}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { headers: { etag, 'content-type': 'application/rss+xml' }, body: rss(items) };
}
