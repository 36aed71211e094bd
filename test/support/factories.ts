/** Owns entries, claims and stories of tests, the line they go through, and what it left behind. */
import { join } from 'node:path';
import { asc, sql } from 'drizzle-orm';
import { articles } from '../../src/articles/tables.ts';
import type { Database } from '../../src/db/client.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import {
  type BatchArgs,
  type BatchOutcome,
  ingestBatch,
  retractBatch,
} from '../../src/ingest/ingest-batch.ts';
import { prepareEntry } from '../../src/ingest/prepare-entry.ts';
import type { RelatedEntry, SourceEntry } from '../../src/ingest/source-entry.ts';
import { outletsOf, readOutletList } from '../../src/quality/outlets.ts';
import { readQualityWeights } from '../../src/quality/weights.ts';
import type { ScanLine } from '../../src/sources/folder/scan-folder.ts';
import { StoryMemory } from '../../src/stories/text/story-memory.ts';
import { readStoryModel } from '../../src/stories/text/story-model.ts';
import { newest } from '../../src/stories/newest.ts';
import { follow, type FollowOutcome, type Place } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { createClassifier, readTopicWeights } from '../../src/topics/classifier.ts';
import { readTaxonomy } from '../../src/topics/taxonomy.ts';

export const seeds = join(import.meta.dirname, '../../seeds');

export const NOW = new Date('2021-11-23T08:00:00Z');

/** A clock that stands still until it is moved. */
export function testClock(start: Date = NOW) {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance(ms: number) {
      time += ms;
    },
  };
}

const outlets = readOutletList(join(seeds, 'outlets.yaml'));

export const line: ScanLine = {
  taxonomy: readTaxonomy(join(seeds, 'topics.yaml')),
  classify: createClassifier(readTopicWeights()),
  outlets,
  outletOf: outletsOf(outlets),
  qualityWeights: readQualityWeights(join(seeds, 'quality.json')),
  qualityBar: 20,
  heatPerArticle: 10,
  alertBar: 70,
  alertMaxAgeHours: 72,
  alertsAtOnce: 1_000,
  memory: new StoryMemory(readStoryModel(join(seeds, 'stories.json'))),
};

/** Another article as its neighbour cites it; `name` makes its address. */
export function cited(name: string, fields: Partial<RelatedEntry> = {}): RelatedEntry {
  return {
    url: `https://${name}.example.com/story`,
    alternateUrls: [],
    title: `What ${name} tells`,
    excerpt: '',
    publishedAt: NOW,
    type: 'article',
    provider: { name, domain: `${name}.example.com` },
    image: null,
    quality: 40,
    ...fields,
  };
}

export function entry(name: string, fields: Partial<SourceEntry> = {}): SourceEntry {
  return {
    ...cited(name),
    quality: 80,
    topics: ['Computer Vision'],
    paper: null,
    leads: null,
    removed: false,
    related: [],
    ...fields,
  };
}

/** What a source would hand to the line of these entries. */
export function prepared(entries: readonly SourceEntry[], now: Date): BatchArgs['entries'] {
  return entries.map((one, index) => ({
    key: `${index}`,
    prepared: prepareEntry(line, { entry: one, now }),
  }));
}

/** Sends the entries through the line in one batch. */
export function ingest(
  db: Database,
  entries: SourceEntry[],
  { now = NOW, isBacklog = false }: { now?: Date; isBacklog?: boolean } = {},
): Promise<BatchOutcome> {
  return db.transaction((tx) =>
    ingestBatch(tx, line, { now, entries: prepared(entries, now), isBacklog }),
  );
}

/** Takes articles back; of a new database the first one is 1. */
export function retract(
  db: Database,
  { now = NOW, articleIds = [1] }: { now?: Date; articleIds?: number[] } = {},
) {
  return db.transaction((tx) => retractBatch(tx, line, { now, articleIds, reason: 'gone' }));
}

export function channel(discordId: string): Place {
  return { kind: 'channel', discordId, guildId: '200000000000000001' };
}

/** Of what was followed just now. */
export function idsOf(outcome: FollowOutcome): { subscriptionId: number; destinationId: number } {
  if (outcome.status === 'too-many') throw new Error('there are too many');
  return outcome;
}

/** Answers the subscription's id. */
export async function followed(db: Database, topic: string, discordId = '301'): Promise<number> {
  const outcome = await follow(
    { db, clock: testClock() },
    { place: channel(discordId), topic, createdBy: '100000000000000001' },
  );
  if (outcome.status !== 'created') throw new Error(`${discordId} follows ${topic} already`);
  return outcome.subscriptionId;
}

export function outbox(db: Database): Promise<(typeof deliveries.$inferSelect)[]> {
  return db.select().from(deliveries).orderBy(asc(deliveries.id));
}

/** What readers can see and who is due it, in an order that does not depend on ids. */
export async function outcomeOf(db: Database): Promise<string[]> {
  const views = await newest({ db }, { limit: 10_000 });
  const urlOf = new Map(views.map(({ id, head }) => [id, head.url]));
  const places = await db.select().from(destinations);
  const placeOf = new Map(places.map(({ id, discordId }) => [id, discordId]));
  const known = await db
    .select({ url: articles.canonicalUrl, state: articles.state })
    .from(articles);
  const due = await outbox(db);
  const lines = [
    ...known.map(({ url, state }) => ['article', url, state]),
    ...views.map(({ head, heat, topics, coverage }) => {
      const others = coverage.map(({ url }) => url).toSorted();
      return ['story', head.url, heat, topics.join(), others.join()];
    }),
    ...due.map(({ destinationId, storyId, state }) => {
      return ['delivery', placeOf.get(destinationId), urlOf.get(storyId), state];
    }),
  ];
  return lines.map((parts) => parts.join(' ')).toSorted();
}

const tables = sql`information_schema.tables
  where table_schema = 'public' and table_type = 'BASE TABLE'`;

/** Every row of every table of Keypoint's, as text after its table's name. */
export async function dumpTables(db: Database): Promise<string[]> {
  return readTables(db, sql<string>`to_jsonb(one)::text`);
}

/** What changes with every write to any row, even one that writes the same. */
export async function rowVersions(db: Database): Promise<string[]> {
  return readTables(db, sql<string>`one.ctid::text || ' ' || one.xmin::text`);
}

async function readTables(db: Database, column: ReturnType<typeof sql<string>>): Promise<string[]> {
  const names = await db.select({ name: sql<string>`table_name` }).from(tables);
  const lines: string[] = [];
  for (const { name } of names.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const rows = await db.select({ text: column }).from(sql`${sql.identifier(name)} one`);
    lines.push(...rows.map(({ text }) => `${name} ${text}`).toSorted());
  }
  return lines;
}
