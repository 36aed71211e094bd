/** Owns the proof that look-ups read an index in order instead of sorting everything. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

it.each([
  [
    'story_topics_newest',
    sql`select story_id from story_topics where topic = 'ai'
      order by first_seen_at desc, story_id desc limit 6`,
  ],
  [
    'story_topics_hottest',
    sql`select story_id from story_topics
      where topic = 'ai' and heat is not null and (least(heat, 190) / 10) = 7 and heat >= 75
      order by first_seen_at desc, story_id desc limit 6`,
  ],
  [
    'stories_hottest',
    sql`select id from stories where state = 'live' and (least(heat, 190) / 10) = 7
      order by first_seen_at desc, id desc limit 6`,
  ],
  [
    'title_words_pkey',
    sql`select word from title_words where word >= 'spl' and word < 'splz' order by word`,
  ],
  [
    'title_words_reversed',
    sql`select word from title_words where reverse(word) >= 'gni' and reverse(word) < 'gniz'`,
  ],
  ['stories_newest', sql`select id from stories order by first_seen_at desc, id desc limit 6`],
  [
    'deliveries_claim_post',
    sql`select id, destination_id, due_at from deliveries
      where state in ('due', 'sending') and message_id is null and due_at <= now()
        and destination_id not in (7, 8)
      order by due_at, id limit 50 for update skip locked`,
  ],
  [
    'deliveries_claim_edit',
    sql`select id, destination_id, due_at from deliveries
      where state in ('due', 'sending') and message_id is not null and due_at <= now()
      order by due_at, id limit 50 for update skip locked`,
  ],
])('%s gives its rows in the order that is asked for', async (index, query) => {
  const plan = await test.db.transaction(async (tx) => {
    // An empty table is read whole whatever the index: the question is whether it could serve.
    await tx.execute(sql`set local enable_seqscan = off`);
    await tx.execute(sql`set local enable_bitmapscan = off`);
    return JSON.stringify(await tx.execute(sql`explain ${query}`));
  });
  expect(plan).toContain(index);
  expect(plan).not.toContain('Sort');
});
