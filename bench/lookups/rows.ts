/** Owns the rows of a made-up archive: articles in stories, with Zipf topics and outlets. */
import { titleWordsOf, wordsVector } from '../../src/articles/search-words.ts';
import { type Random, randomFrom, type Words, zipf } from './words.ts';

export const TOPICS = 2_000;
const OUTLETS = 3_000;
const TWO_YEARS = 730;
const DAY_MS = 86_400_000;
export const END = new Date('2026-11-30T12:00:00Z');
const HELD_SHARE = 0.08;

export const topicName = (rank: number): string => `topic-${rank}`;

/** Fields as Postgres reads them from text. */
export type Row = readonly (string | null)[];
export type Tables = Record<keyof typeof COLUMNS, Row[]>;

/** With the types of those that are not text. */
export const COLUMNS = {
  providers: { id: 'bigint', domain: 'text', name: 'text' },
  articles: {
    id: 'bigint',
    canonical_url: 'text',
    url: 'text',
    provider_id: 'bigint',
    title: 'text',
    excerpt: 'text',
    type: 'text',
    published_at: 'timestamptz',
    quality: 'integer',
    quality_parts: 'jsonb',
    state: 'text',
    was_listed: 'boolean',
    origin: 'text',
    content_hash: 'text',
    first_seen_at: 'timestamptz',
    changed_at: 'timestamptz',
  },
  article_topics: { article_id: 'bigint', topic: 'text', reason: 'text' },
  article_words: {
    article_id: 'bigint',
    told_at: 'timestamptz',
    spans: 'integer[]',
    words: 'tsvector',
  },
  stories: {
    id: 'bigint',
    head_article_id: 'bigint',
    heat: 'integer',
    state: 'text',
    revision: 'integer',
    first_seen_at: 'timestamptz',
    changed_at: 'timestamptz',
  },
  story_articles: { article_id: 'bigint', story_id: 'bigint', reason: 'text' },
  story_topics: {
    story_id: 'bigint',
    topic: 'text',
    first_seen_at: 'timestamptz',
    heat: 'integer',
  },
  title_words: { word: 'text', articles: 'integer' },
} as const;

export function emptyTables(): Tables {
  return {
    providers: [],
    articles: [],
    article_topics: [],
    article_words: [],
    stories: [],
    story_articles: [],
    story_topics: [],
    title_words: [],
  };
}

/** How many articles there are, and over how many days up to `END` they came. */
export type ArchiveSize = { count: number; days?: number };

/** Batch after batch, each of whole stories; the last one has the counts of all titles' words. */
export function* archive(
  words: Words,
  { count, days = TWO_YEARS }: ArchiveSize,
  batch: number,
): Generator<Tables> {
  const random = randomFrom(20_261_130);
  let tables = emptyTables();
  for (let id = 1; id <= OUTLETS; id += 1) {
    tables.providers.push([`${id}`, `outlet${id}.example`, `Outlet ${id}`]);
  }
  const counts = new Map<string, number>();
  let storyId = 0;
  for (let id = 1; id <= count;) {
    storyId += 1;
    const size = Math.min(count - id + 1, storySize(random));
    addStory({ tables, random, words, counts }, { storyId, firstId: id, size, count, days });
    id += size;
    if (tables.articles.length >= batch) {
      yield tables;
      tables = emptyTables();
    }
  }
  for (const [word, articles] of counts) tables.title_words.push([word, `${articles}`]);
  yield tables;
}

/** Most are told once, few by thirty outlets. */
function storySize(random: Random): number {
  return random() < 0.8 ? 1 : 2 + zipf(random, 30);
}

type Making = { tables: Tables; random: Random; words: Words; counts: Map<string, number> };
type Story = Required<ArchiveSize> & { storyId: number; firstId: number; size: number };

function addStory(making: Making, { storyId, firstId, size, count, days }: Story): void {
  const { tables, random, words } = making;
  const subject = draw(words, random, 5);
  const isHeld = random() < HELD_SHARE;
  const topics = new Set<string>();
  let best = { quality: -1, id: firstId };
  const timeOf = (id: number) => new Date(END.getTime() - ((count - id) / count) * days * DAY_MS);
  for (let id = firstId; id < firstId + size; id += 1) {
    const quality = isHeld ? 5 : 20 + Math.floor(110 * random() ** 2);
    if (quality > best.quality) best = { quality, id };
    const seenAt = timeOf(id);
    addArticle(making, { id, quality, isHeld, subject, seenAt });
    tables.story_articles.push([`${id}`, `${storyId}`, size === 1 ? 'alone' : 'similar']);
    for (let more = 0; more < 1 + zipf(random, 4); more += 1) {
      const topic = topicName(zipf(random, TOPICS));
      if (topics.has(topic)) continue;
      topics.add(topic);
      tables.article_topics.push([`${id}`, topic, 'named']);
    }
  }
  const heat = best.quality + 10 * (size - 1);
  const at = timeOf(firstId).toISOString();
  const state = isHeld ? 'held' : 'live';
  tables.stories.push([`${storyId}`, `${best.id}`, `${heat}`, state, '1', at, at]);
  for (const topic of topics) {
    tables.story_topics.push([`${storyId}`, topic, at, isHeld ? null : `${heat}`]);
  }
}

type Article = { id: number; quality: number; isHeld: boolean; subject: string[]; seenAt: Date };

function addArticle(making: Making, { id, quality, isHeld, subject, seenAt }: Article): void {
  const { tables, random, words, counts } = making;
  const own = draw(words, random, 2 + Math.floor(random() * 6));
  const title = [...subject.filter(() => random() < 0.8), ...own, `${id}`].join(' ');
  const excerpt = draw(words, random, 15 + Math.floor(random() * 45)).join(' ');
  const outlet = 1 + zipf(random, OUTLETS);
  const url = `https://outlet${outlet}.example/${id}`;
  const at = seenAt.toISOString();
  const state = isHeld ? 'held' : 'listed';
  const parts = JSON.stringify([{ name: 'stated', points: quality, reason: 'its file says so' }]);
  const shown = [`${id}`, url, url, `${outlet}`, title, excerpt, 'article', at];
  const judged = [`${quality}`, parts, state, `${!isHeld}`, 'own', `${id}`, at, at];
  tables.articles.push([...shown, ...judged]);
  if (isHeld) return;
  const day = Math.floor(seenAt.getTime() / DAY_MS);
  const spans = `{${day},${100_000 + (day >> 4)},${200_000 + (day >> 8)}}`;
  tables.article_words.push([`${id}`, at, spans, wordsVector({ title, excerpt })]);
  for (const word of titleWordsOf(title)) counts.set(word, (counts.get(word) ?? 0) + 1);
}

function draw(words: Words, random: Random, count: number): string[] {
  return Array.from({ length: count }, () => words.draw(random));
}
