/** Owns what the soak adds to a chaos run's world: feeds, and the places that follow what they tell. */
import { eq } from 'drizzle-orm';
import { openDatabase } from '../../src/db/client.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { NO_RULES } from '../../src/ingest/source-rules.ts';
import { feeds, sources } from '../../src/sources/tables.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { type Place, type Scale, topicSlug } from '../chaos/places.ts';
import { whereOf } from '../chaos/set-up.ts';
import type { Located } from '../chaos/weather.ts';

/** As large as a small community's bot; `kills` and `powerCuts` are chaos's own affair. */
export const SCALE: Scale = {
  kinds: [
    ['text', 12],
    ['announcement', 2],
    ['thread', 3],
    ['forum', 2],
    ['media', 1],
    ['dm', 6],
  ],
  leaving: 1,
  returning: 1,
  flapping: 4,
  dead: 1,
  topics: 5,
  stories: 400,
  kills: 0,
  powerCuts: 0,
  faults: 300,
};

/** What comes by feeds has topics of its own, so that the others are judged by their stories alone. */
const FEED_TOPICS = [0, 1, 2].map((index) => SCALE.topics + index);
export const TOPICS = SCALE.topics + FEED_TOPICS.length;

type Columns = Partial<typeof destinations.$inferInsert>;
type FeedPlace = { name: string; cadence: 'instant' | 'daily'; columns: Columns };

const NIGHT = { quietFrom: 22 * 60, quietTo: 8 * 60 };
const DIGEST_HOURS = Array.from({ length: 12 }, (_, index) => index * 2);
const now = (name: string, columns: Columns = {}): FeedPlace => ({
  name,
  cadence: 'instant',
  columns,
});

/** Alerts at once, alerts that wait for the end of the night or come silently, and digests all day. */
const FEED_PLACES: readonly FeedPlace[] = [
  ...FEED_TOPICS.map((index) => now(`feed-now-${index}`)),
  now('feed-held', { ...NIGHT, quietMode: 'hold' }),
  now('feed-silent', { ...NIGHT, quietMode: 'silent' }),
  ...DIGEST_HOURS.map((hour): FeedPlace => {
    return { name: `feed-digest-${hour}`, cadence: 'daily', columns: { digestHour: hour } };
  }),
];

export function feedPlaces(): Place[] {
  return FEED_PLACES.map(({ name }, index) => ({
    name,
    kind: 'text',
    fate: 'live',
    guild: 'Home',
    topic: topicSlug(FEED_TOPICS[index % FEED_TOPICS.length] ?? 0),
  }));
}

/** Those that have every card of theirs at the end of any hour. */
export const isInstant = ({ name }: Place): boolean => name.startsWith('feed-now');

/** The feeds are there and due, and their places follow them, before the bot starts. */
export async function introduceFeeds(
  env: Record<string, string>,
  {
    locations,
    places,
    createdBy,
  }: { locations: readonly string[]; places: readonly Located[]; createdBy: string },
): Promise<void> {
  const { db, close } = await openDatabase(whereOf(env));
  const at = systemClock.now();
  for (const [index, location] of locations.entries()) {
    const topics = [topicSlug(FEED_TOPICS[index % FEED_TOPICS.length] ?? 0)];
    const rules = { ...NO_RULES, authority: 60, topics };
    const [source] = await db
      .insert(sources)
      .values({ kind: 'feed', location, rules, createdAt: at })
      .returning({ id: sources.id });
    if (!source) throw new Error(`${location} was not added`);
    await db.insert(feeds).values({ sourceId: source.id, pollAt: at });
  }
  for (const { name, discordId, guildId, topic } of places) {
    const known = FEED_PLACES.find((place) => place.name === name);
    if (!known) throw new Error(`${name} is no place of feeds`);
    const place = { kind: 'channel' as const, discordId, guildId, channelType: 0 };
    const wish = { topic, createdBy, cadence: known.cadence, minHeat: 1 };
    await follow({ db, clock: systemClock }, { place, ...wish });
    if (Object.keys(known.columns).length === 0) continue;
    await db.update(destinations).set(known.columns).where(eq(destinations.discordId, discordId));
  }
  await close();
}
