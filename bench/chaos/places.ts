/** Owns where the stories of a chaos run go: places of every kind, and what becomes of each. */
import type { SandboxSeed } from '../../src/sandbox/sandbox.ts';
import type { PauseKind } from '../../src/subscriptions/tables.ts';
import type { Random } from './random.ts';

export type PlaceKind = 'text' | 'announcement' | 'thread' | 'forum' | 'media' | 'dm';

/** `live` takes everything, `flapping` is closed and opened again, the others end for good. */
export type Fate = 'live' | 'flapping' | 'deleted' | 'silenced' | 'locked' | 'dm-closed' | 'left';

export type Place = {
  name: string;
  kind: PlaceKind;
  fate: Fate;
  guild: GuildName;
  /** Slug of the topic that it follows. */
  topic: string;
};

/** The one where almost everything is, one that the bot leaves, one that it leaves and comes back to. */
export type GuildName = 'Home' | 'Leaving' | 'Returning';

export type Scale = {
  kinds: [PlaceKind, number][];
  leaving: number;
  returning: number;
  flapping: number;
  /** Of each way to end. */
  dead: number;
  topics: number;
  stories: number;
  kills: number;
  powerCuts: number;
  faults: number;
};

/** Who made every subscription, and is told of what was paused. */
export const OWNER = 'owner';

export const PAUSE_OF: Readonly<Partial<Record<Fate, PauseKind>>> = {
  deleted: 'gone',
  silenced: 'rights',
  locked: 'rights',
  'dm-closed': 'dm-closed',
  left: 'left',
};

const CHANNEL_TYPES = { text: 0, announcement: 5, forum: 15, media: 16 } as const;

export const topicSlug = (index: number): string => `topic-${index}`;

export function placesOf(scale: Scale, random: Random): Place[] {
  const kinds = scale.kinds.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => ({ name: `${kind}-${index}`, kind })),
  );
  const home = kinds.map((one): Omit<Place, 'topic'> => ({ ...one, fate: 'live', guild: 'Home' }));
  const fates: [Fate, (place: Omit<Place, 'topic'>) => boolean, number][] = [
    ['deleted', ({ kind }) => kind !== 'dm', scale.dead],
    ['silenced', ({ kind }) => kind !== 'dm' && kind !== 'thread', scale.dead],
    ['locked', ({ kind }) => kind === 'thread', Math.min(scale.dead, 2)],
    ['dm-closed', ({ kind }) => kind === 'dm', Math.min(scale.dead, 3)],
    ['flapping', ({ kind }) => kind !== 'dm' && kind !== 'thread', scale.flapping],
  ];
  for (const [fate, isFit, count] of fates) {
    const fit = home.filter((place) => place.fate === 'live' && isFit(place));
    for (const place of random.sample(fit, count)) place.fate = fate;
  }
  const others = (guild: 'Leaving' | 'Returning', fate: Fate, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const name = `${guild.toLowerCase()}-${index}`;
      return { name, kind: 'text' as const, fate, guild };
    });
  return [
    ...home,
    ...others('Leaving', 'left', scale.leaving),
    ...others('Returning', 'flapping', scale.returning),
  ].map((place, index) => ({ ...place, topic: topicSlug(index % scale.topics) }));
}

/** Threads are made afterwards, each in a channel of its own. */
export function seedOf(places: readonly Place[], topics: number): SandboxSeed {
  const tags = Array.from({ length: topics }, (_, index) => ({ name: topicName(index) }));
  const channelsOf = (guild: GuildName) =>
    places
      .filter((place) => place.guild === guild && place.kind !== 'dm')
      .map(({ name, kind, topic }, index) => {
        const type = CHANNEL_TYPES[kind === 'thread' || kind === 'dm' ? 'text' : kind];
        const isForum = type === 15 || type === 16;
        // Twenty is what a forum takes.
        const own = tags.filter((tag) => topicName(Number(topic.slice(6))) === tag.name);
        const shown = [...own, ...tags.filter((tag) => !own.includes(tag))].slice(0, 20);
        return isForum ? { name, type, tags: shown, requireTag: index % 2 === 0 } : { name, type };
      });
  const people = places.filter(({ kind }) => kind === 'dm').map(({ name }) => name);
  const members = [OWNER, ...people].map((user) => ({ user }));
  const guilds = (['Home', 'Leaving', 'Returning'] as const).map((name) => ({
    name,
    channels: channelsOf(name),
    members,
  }));
  return { users: members.map(({ user }) => ({ username: user })), guilds };
}

export const topicName = (index: number): string => `Topic ${index}`;

/** A taxonomy as `seeds/topics.yaml` has it; JSON is YAML. */
export function topicsFile(topics: number): string {
  return JSON.stringify(
    Array.from({ length: topics }, (_, index) => ({
      slug: topicSlug(index),
      name: topicName(index),
      parent: null,
      emoji: '🔬',
      color: '#1abc9c',
      description: `What is told of topic ${index}.`,
      keywords: [],
    })),
  );
}
