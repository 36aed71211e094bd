/** Owns the look-ups that are measured, with what is looked for: another thing each time. */
import { eq } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { catchUp } from '../../src/delivery/catch-up.ts';
import { best } from '../../src/stories/best.ts';
import { latest } from '../../src/stories/latest.ts';
import { relatedStories } from '../../src/stories/related-stories.ts';
import { searchStories } from '../../src/stories/search/search-stories.ts';
import { suggestStories } from '../../src/stories/search/suggest-stories.ts';
import { storyById } from '../../src/stories/story-by-id.ts';
import { storyWithCoverage } from '../../src/stories/story-coverage.ts';
import { stories } from '../../src/stories/tables.ts';
import { trendingTopics } from '../../src/stories/trending-topics.ts';
import { END, TOPICS, topicName } from './rows.ts';
import { type Random, zipf } from './words.ts';

export type LookUp = (db: Database) => Promise<unknown>;

export type Case = {
  name: string;
  /** What is promised of one at a time, in ms at p99. */
  p99?: number;
  /** What its last raw statement finds: stories, whose rows are then read, or all that is wanted. */
  finds: 'stories' | 'all' | 'none';
  draw: (random: Random) => LookUp;
};

export type Archive = {
  stories: number;
  /** Of titles, commonest first. */
  words: readonly string[];
};

const PAGE = { limit: 5 };
const LARGEST = topicName(0);
const clock = { now: () => END };

export function casesOf(archive: Archive): Case[] {
  return [...listsOf(archive), ...searchesOf(archive), ...titlesOf(archive)];
}

function listsOf({ stories: count }: Archive): Case[] {
  const of = <T>(one: (random: Random) => T, look: (one: T, db: Database) => Promise<unknown>) => {
    return (random: Random): LookUp => {
      const drawn = one(random);
      return (db) => look(drawn, db);
    };
  };
  const topic = (random: Random) => topicName(zipf(random, TOPICS));
  const story = (random: Random) => 1 + Math.floor(random() * count);
  const nothing = () => null;
  const newest = of(topic, (slug, db) => latest({ db }, { topic: slug, ...PAGE }));
  const over70 = of(topic, (slug, db) => latest({ db }, { topic: slug, minHeat: 70, ...PAGE }));
  const few = of(nothing, (_, db) => latest({ db }, { topic: LARGEST, minHeat: 290, ...PAGE }));
  const all = of(nothing, (_, db) => latest({ db }, { minHeat: 100, ...PAGE }));
  const hottest = of(nothing, (_, db) => best({ db, clock }, { days: 7, ...PAGE }));
  const missed = of(nothing, (_, db) => catchUp({ db, clock }, { userId: '1', ...PAGE }));
  const related = of(story, (storyId, db) => relatedStories({ db }, { storyId, ...PAGE }));
  const one = of(story, (id, db) => storyById({ db }, id));
  const inOrder = of(story, (storyId, db) => storyWithCoverage({ db }, { storyId }));
  const key = of(story, (id, db) =>
    db.select({ id: stories.id }).from(stories).where(eq(stories.id, id)),
  );
  const topics = of(nothing, (_, db) => trendingTopics({ db, clock }, { limit: 8, days: 14 }));
  return [
    { name: 'yardstick: one row by its key', finds: 'none', draw: key },
    { name: 'newest of a topic', p99: 10, finds: 'stories', draw: newest },
    { name: 'newest of a topic over 70', p99: 10, finds: 'stories', draw: over70 },
    { name: 'the largest topic over 290', p99: 10, finds: 'stories', draw: few },
    { name: 'newest of all over 100', finds: 'stories', draw: all },
    { name: 'best of 7 days', finds: 'stories', draw: hottest },
    { name: 'catching up on 7 days', finds: 'stories', draw: missed },
    { name: 'related', finds: 'stories', draw: related },
    { name: 'a story', p99: 10, finds: 'none', draw: one },
    { name: 'a story in order', finds: 'none', draw: inOrder },
    { name: 'trending topics, 14 days', finds: 'none', draw: topics },
  ];
}

type Draw = (random: Random) => string;

function searchesOf({ words }: Archive): Case[] {
  const common = pick(words, 0, 50);
  const mid = pick(words, 300, 2_000);
  const rare = pick(words, Math.min(12_000, words.length / 4), words.length);
  const kinds: [name: string, text: Draw, p99?: number][] = [
    ['a common word', common, 30],
    ['a middling word', mid, 30],
    ['a rare word', rare, 30],
    ['two common words', (random) => `${common(random)} ${common(random)}`, 30],
    ['two middling words', (random) => `${mid(random)} ${mid(random)}`, 30],
    ['common and rare', (random) => `${common(random)} ${rare(random)}`, 30],
    ['three words', (random) => `${common(random)} ${mid(random)} ${common(random)}`, 30],
    ['common without middling', (random) => `${common(random)} -${mid(random)}`, 30],
    ['phrase of common words', (random) => `"${common(random)} ${common(random)}"`],
  ];
  const draw = (textOf: Draw) => (random: Random) => {
    const text = textOf(random);
    return (db: Database) => searchStories({ db }, { text, ...PAGE });
  };
  const found = kinds.map(([name, textOf, p99]): Case => {
    const promise = p99 === undefined ? {} : { p99 };
    return { name: `search: ${name}`, finds: 'stories', ...promise, draw: draw(textOf) };
  });
  const slips = draw((random) => slipped(mid(random)));
  return [...found, { name: 'search: two slips, what was meant', finds: 'none', draw: slips }];
}

function titlesOf({ words }: Archive): Case[] {
  const common = pick(words, 0, 1_000);
  const kinds: [name: string, text: Draw][] = [
    ['three letters', (random) => common(random).slice(0, 3)],
    ['a word and three', (random) => `${common(random)} ${common(random).slice(0, 3)}`],
    ['any whole word', pick(words, 0, words.length)],
  ];
  return kinds.map(([name, textOf]) => ({
    name: `typed: ${name}`,
    finds: 'all',
    p99: 10,
    draw(random) {
      const text = textOf(random);
      return (db) => suggestStories({ db }, { text });
    },
  }));
}

function pick(words: readonly string[], from: number, to: number): Draw {
  return (random) => words[Math.floor(from + random() * (to - from))] ?? '';
}

/** With two letters swapped, and one too many. */
function slipped(word: string): string {
  return `${word.slice(0, 2)}${word.slice(3, 4)}${word.slice(2, 3)}${word.slice(4)}q`;
}
