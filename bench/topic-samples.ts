/** Owns the texts that topics are learnt from and measured with, and what each of them is known to be. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readArticleFile } from '../src/sources/folder/article-file.ts';
import { parseFeed } from '../src/sources/feed/parse-feed.ts';
import type { Evidence, Taxonomy } from '../src/topics/taxonomy.ts';
import { articleSchema } from './eval/quality.ts';
import { readCsv } from './eval/read-csv.ts';
import { readLines } from './eval/read-lines.ts';

export type TopicSample = {
  set: 'papers' | 'collection' | 'ai collection' | 'general news' | 'ai feeds' | 'other feeds';
  /** Samples of one group are learnt from together or not at all. */
  group: string;
  title: string;
  excerpt: string;
  /** By slug; what is not in it is not known. */
  isOf: ReadonlyMap<string, boolean>;
  /** What is learnt from it, where that is not what it is measured by. */
  taught?: ReadonlyMap<string, boolean>;
};

/** By slug, the categories of arXiv of which one makes it so; of fewer than a hundred papers little is learnt. */
const CATEGORIES: Record<string, readonly string[]> = {
  'computer-vision': ['cs.CV'],
  'machine-learning': ['cs.LG', 'stat.ML'],
};

/** What words are learnt for. */
export const LEARNT = ['ai', ...Object.keys(CATEGORIES)];

/** A folder laid out as `shared/data` is, or one file of it. */
export function readTopicSamples(data: string, taxonomy: Taxonomy): TopicSample[] {
  if (data.endsWith('.csv')) return papers(data);
  if (/articles\.jsonl(\.gz)?$/.test(data)) return collection(data, taxonomy);
  const parts: [string, (path: string) => TopicSample[]][] = [
    ['topics/arxiv-1000-terms.csv', papers],
    ['everyday/articles.jsonl.gz', (path) => collection(path, taxonomy)],
    ['everyday/raw-ai', (path) => files(path, taxonomy)],
    ['stories/triples-train.jsonl.gz', (path) => generalNews(path, taxonomy)],
    ['feeds/saved', (path) => feeds(path, taxonomy)],
  ];
  return parts.flatMap(([path, read]) => {
    const place = join(data, path);
    return existsSync(place) ? read(place) : [];
  });
}

const paperSchema = z.object({ titles: z.string(), summaries: z.string(), terms: z.string() });

/** Of AI in general they say nothing: all are, and in words that news does not use. */
function papers(file: string): TopicSample[] {
  return readCsv(file, paperSchema).map(({ titles, summaries, terms }) => ({
    set: 'papers',
    group: titles,
    title: titles,
    excerpt: summaries,
    isOf: new Map(
      Object.entries(CATEGORIES).map(([slug, categories]) => [
        slug,
        categories.some((category) => terms.includes(`'${category}'`)),
      ]),
    ),
  }));
}

/** About a cloud, now and then about AI: what is not, has none of the others either. */
function collection(file: string, taxonomy: Taxonomy): TopicSample[] {
  return readLines(file, articleSchema).map(({ url, title, excerpt, topics }) => {
    const isAi = topics.some((name) => taxonomy.byName(name)?.slug === 'ai');
    const isOf = isAi ? new Map([['ai', true]]) : noneOf();
    return { set: 'collection', group: url, title, excerpt: excerpt ?? '', isOf };
  });
}

function noneOf(): Map<string, boolean> {
  return new Map(LEARNT.map((slug) => [slug, false]));
}

function files(folder: string, taxonomy: Taxonomy): TopicSample[] {
  return readdirSync(folder).flatMap((name): TopicSample[] => {
    const file = readArticleFile({ path: join(folder, name), knownHash: null });
    if (file.status !== 'ok') return [];
    const { title, excerpt, topics } = file.entry;
    const slugs = new Set(topics.flatMap((topic) => taxonomy.byName(topic)?.slug ?? []));
    const isOf = new Map(taxonomy.topics.map(({ slug }) => [slug, slugs.has(slug)]));
    return [{ set: 'ai collection', group: name, title, excerpt, isOf }];
  });
}

const storySchema = z.object({
  story: z.string(),
  articles: z.array(z.object({ title: z.string(), body: z.string() })),
});

/** Of politics, one article a story; the few that name AI are left out. */
function generalNews(file: string, taxonomy: Taxonomy): TopicSample[] {
  const isAbout = (text: string) =>
    taxonomy.evidenceIn(text).named.some(({ keywords }) => keywords.length > 0);
  return readLines(file, storySchema).flatMap(({ story, articles }) =>
    articles
      .slice(0, 1)
      .flatMap(({ title, body }): TopicSample[] =>
        isAbout(`${title}\n${body}`)
          ? []
          : [{ set: 'general news', group: story, title, excerpt: body, isOf: noneOf() }],
      ),
  );
}

/** Of a collection of AI feeds, those whose entries are versions, incidents or essays on anything. */
const OTHER_THINGS =
  /status|changelog|releases|sdk|servers|paulgraham|dagster|podcast|chanderramesh/;

function feeds(folder: string, taxonomy: Taxonomy): TopicSample[] {
  return readdirSync(folder).flatMap((name) => {
    const origin = { url: `https://feeds.example/${name}`, contentType: null };
    const { entries } = parseFeed(readFileSync(join(folder, name)), origin);
    // One outlet may be there in two copies.
    const group = name.replaceAll(/^(lp-|ol-feed_)|[_-].*|\.xml$/g, '');
    return entries.map(({ entry: { title, excerpt } }): TopicSample => {
      const shared = { group, title, excerpt };
      const evidence = evidenceOf(`${title}\n${excerpt}`, taxonomy);
      if (!OTHER_THINGS.test(name)) {
        const isOf = new Map([['ai', true]]);
        return { set: 'ai feeds', ...shared, isOf, taught: taughtBy(evidence) };
      }
      const isOf = evidence.size === 0 ? noneOf() : new Map<string, boolean>();
      return { set: 'other feeds', ...shared, isOf };
    });
  });
}

function evidenceOf(text: string, taxonomy: Taxonomy): Map<string, Evidence> {
  return new Map(taxonomy.evidenceIn(text).named.map((one) => [one.topic.slug, one]));
}

/**
 * What keywords say of it, so that words are learnt that stand beside them: nothing of AI where they
 * are silent, for a lab also writes of its prices; nothing of a topic of which there is but a hint.
 */
function taughtBy(evidence: ReadonlyMap<string, Evidence>): Map<string, boolean> {
  const taught = new Map<string, boolean>();
  if (evidence.size === 0) return taught;
  taught.set('ai', true);
  for (const slug of Object.keys(CATEGORIES)) {
    const own = evidence.get(slug);
    if (!own || own.keywords.length > 0) taught.set(slug, own !== undefined);
  }
  return taught;
}
