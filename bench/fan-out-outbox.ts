/** Owns the outbox of the fan-out bench: stories that went through the line, for every channel. */
import { parseConfig } from '../src/config.ts';
import { openDatabase, type Database } from '../src/db/client.ts';
import { deliveries } from '../src/delivery/tables.ts';
import { type MessageBody, payloadOf } from '../src/discord/payload.ts';
import { textsFor } from '../src/discord/texts/texts-for.ts';
import { ingestBatch } from '../src/ingest/ingest-batch.ts';
import { prepareEntry } from '../src/ingest/prepare-entry.ts';
import type { SourceEntry } from '../src/ingest/source-entry.ts';
import { newest } from '../src/stories/newest.ts';
import { destinations } from '../src/subscriptions/tables.ts';
import { readJudgement } from '../src/wiring.ts';
import type { FreshDatabase } from './fresh-database.ts';

/** Rows of one statement: a parameter each, of which Postgres takes 65,535. */
const CHUNK = 1_000;

/** The worker is at rest until the stories come. */
const LATER = new Date('2100-01-01T00:00:00Z');

type Wish = { guildId: string; channelIds: readonly string[]; stories: number };

/** Nothing of it is due yet. Answers the card of one of the stories. */
export async function fillOutbox(
  place: FreshDatabase['place'],
  { guildId, channelIds, stories }: Wish,
): Promise<MessageBody> {
  const { db, close } = await openDatabase(place);
  const { taxonomy, line } = readJudgement(parseConfig({}));
  const now = new Date();
  const entries = Array.from({ length: stories }, (_, index) => ({
    key: `${index}`,
    prepared: prepareEntry(line, { entry: entryOf(index, now), now }),
  }));
  await db.transaction((tx) => ingestBatch(tx, line, { now, entries, isBacklog: false }));
  const views = await newest({ db }, { limit: stories });
  const [view] = views;
  if (!view || views.length !== stories) throw new Error('the stories did not stay apart');
  await addRows(db, {
    guildId,
    channelIds,
    storyIds: views.map(({ id }) => id).toReversed(),
    now,
  });
  await close();
  const authorityOf = (domain: string) => line.outletOf(domain)?.authority ?? null;
  return payloadOf({ kind: 'card', story: view }, 'bench', {
    taxonomy,
    authorityOf,
    texts: textsFor(null),
  });
}

/** As planning does it when a story has come in. */
export async function makeDue(db: Database): Promise<void> {
  await db.update(deliveries).set({ dueAt: new Date() });
}

type AddArgs = Omit<Wish, 'stories'> & { storyIds: readonly number[]; now: Date };

async function addRows(db: Database, { guildId, channelIds, storyIds, now }: AddArgs) {
  const places = await inChunks(channelIds, (chunk) =>
    db
      .insert(destinations)
      .values(
        chunk.map((discordId) => ({
          kind: 'channel' as const,
          discordId,
          guildId,
          channelType: 0,
          state: 'open' as const,
          createdAt: now,
        })),
      )
      .returning({ id: destinations.id }),
  );
  const rows = storyIds.flatMap((storyId) =>
    places.map(({ id }) => ({
      destinationId: id,
      storyId,
      state: 'due' as const,
      revision: 1,
      dueAt: LATER,
      createdAt: now,
    })),
  );
  await inChunks(rows, (chunk) => db.insert(deliveries).values(chunk).returning());
}

async function inChunks<T, R>(
  all: readonly T[],
  insert: (chunk: T[]) => Promise<R[]>,
): Promise<R[]> {
  const inserted: R[] = [];
  for (let from = 0; from < all.length; from += CHUNK) {
    inserted.push(...(await insert(all.slice(from, from + CHUNK))));
  }
  return inserted;
}

const WORDS = 'amber basalt cedar delta ember fjord garnet harbor iris jasper'.split(' ');

function entryOf(index: number, now: Date): SourceEntry {
  const name = `${WORDS[index % WORDS.length]}${index}`;
  return {
    url: `https://${name}.example.com/${name}`,
    alternateUrls: [],
    title: `${name} finds what ${name} has never seen before`,
    excerpt: 'What happened, in two sentences of some length. '.repeat(4),
    publishedAt: now,
    type: 'article',
    provider: { name, domain: `${name}.example.com` },
    image: null,
    quality: 80,
    topics: ['Computer Vision'],
    paper: null,
    leads: null,
    removed: false,
    related: [],
  };
}
