import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { FeedError } from '../../../src/sources/feed/feed-error.ts';
import { createFeedReader, type FeedReader } from '../../../src/sources/polling/feed-reader.ts';
import { rss } from '../../support/feed-server.ts';

const from = { url: 'https://news.example.com/feed', contentType: 'application/rss+xml' };
const onThread = { smallBytes: 0, longestMs: 20_000 };
const large = Buffer.from(
  rss(Array.from({ length: 12_000 }, (_, index) => ({ name: `entry-${index}` }))),
);

let reader: FeedReader;
afterEach(() => reader.close());

it('reads on its thread what it would read at once', async () => {
  const body = Buffer.from(rss([{ name: 'a', at: new Date('2021-11-23T08:00:00Z') }]));
  reader = createFeedReader();
  const atOnce = await reader.readFeed(body, from);
  await reader.close();
  reader = createFeedReader(onThread);
  expect(await reader.readFeed(body, from)).toEqual(atOnce);
});

it('says of a body that is no feed what it would say at once', async () => {
  reader = createFeedReader(onThread);
  const body = Buffer.from('<!doctype html><html><body>Hi</body></html>');
  const reading = Promise.resolve(reader.readFeed(body, from));
  await expect(reading).rejects.toThrow(FeedError);
  await expect(reading).rejects.toThrow('HTML page');
});

it('keeps the loop free while it reads megabytes', async () => {
  reader = createFeedReader();
  const progress = { isOver: false };
  const reading = Promise.resolve(reader.readFeed(large, from)).finally(() => {
    progress.isOver = true;
  });
  // Read on this thread it would be over before the first of them.
  let turns = 0;
  while (!progress.isOver) {
    turns += 1;
    await nextTurn();
  }
  expect((await reading).entries.length).toBeGreaterThan(100);
  expect(turns).toBeGreaterThan(10);
});

it('gives up what takes too long, and reads the next', async () => {
  reader = createFeedReader({ smallBytes: 1_000, longestMs: 1 });
  const reading = Promise.resolve(reader.readFeed(large, from));
  await expect(reading).rejects.toThrow('takes too much time or memory to read');
  const body = Buffer.from(rss([{ name: 'a' }]));
  expect((await reader.readFeed(body, from)).entries).toHaveLength(1);
});
