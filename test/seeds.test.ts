/** Owns the check of what ships in `seeds`: articles, topics, outlets and sources. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outletsOf, readOutletList } from '../src/quality/outlets.ts';
import { readDefaultSources } from '../src/sources/default-sources.ts';
import { readTaxonomy } from '../src/topics/taxonomy.ts';

const seeds = join(import.meta.dirname, '../seeds');
const sample =
  '2021-11-22-sensetime-approved-for-potential-2b-facial-recognition-ipo-in-hong-kong.md';
/** Longer than this is no excerpt any more. */
const maxExcerpt = 300;

const https = z.url({ protocol: /^https$/ });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const domain = z.string().regex(/^(?!www\.)([a-z0-9-]+\.)+[a-z]{2,}$/);
const image = z.strictObject({
  url: https,
  width: z.int().optional(),
  height: z.int().optional(),
  isCached: z.boolean(),
  title: z.string().optional(),
  attribution: z.string().optional(),
});
const entry = z.strictObject({
  title: z.string().min(1).max(200),
  excerpt: z.string().min(40).max(maxExcerpt),
  publishedDateTime: z.iso.datetime(),
  webUrl: https,
  type: z.literal('article'),
  provider: z.strictObject({ name: z.string().min(1), domain }),
  quality: z.int().min(2).max(140),
  images: z.array(image).optional(),
});
const article = entry.extend({
  category: z.literal('news'),
  originalUrl: https,
  heat: z.int(),
  published: z.boolean(),
  topics: z.array(z.string()).min(1),
  related: z.array(entry).default([]),
});
type Article = z.infer<typeof article> & { file: string };

const topicList = z.array(
  z.strictObject({
    slug,
    name: z.string().min(1),
    parent: slug.nullable(),
    emoji: z.string(),
    color: z.string().regex(/^#[0-9a-f]{6}$/),
    description: z.string().min(1).max(90),
    keywords: z.array(z.string()).min(8).max(60),
    hints: z.array(z.string()).min(1).max(40).optional(),
    not: z.array(z.string()).min(1).max(20).optional(),
    categories: z.array(z.string()).min(1).max(5).optional(),
    aliases: z.array(z.string()).min(1),
  }),
);
const outletList = z.array(
  z.strictObject({ domain, name: z.string().min(1), authority: z.int().min(0).max(60) }),
);

const yaml = (text: string) => load(text, { schema: CORE_SCHEMA });
const readSeed = (...path: string[]) => readFileSync(join(seeds, ...path), 'utf8');
const readMatter = (file: string) =>
  matter(readSeed('articles', file), {
    engines: { yaml: { parse: (text) => z.record(z.string(), z.unknown()).parse(yaml(text)) } },
  });
const isPlainWord = (word: string) =>
  word !== '' && word === word.toLowerCase().trim().normalize('NFC');
const repeated = (values: readonly string[]) =>
  values.filter((value, at) => values.indexOf(value) !== at);

const topics = topicList.parse(yaml(readSeed('topics.yaml')));
const outlets = outletList.parse(yaml(readSeed('outlets.yaml')));
const ownFiles = readdirSync(join(seeds, 'articles')).filter((file) => file !== sample);
const parsed = ownFiles.map((file) => ({ file, result: article.safeParse(readMatter(file).data) }));
const articles: Article[] = parsed.flatMap(({ file, result }) =>
  result.success ? [{ ...result.data, file }] : [],
);
const byUrl = new Map(articles.map((one) => [one.webUrl, one]));

describe('every seed article', () => {
  it('has the format of the collection and nothing else', () => {
    const broken = parsed.flatMap(({ file, result }) =>
      result.success ? [] : [`${file}: ${z.prettifyError(result.error)}`],
    );
    expect(broken).toEqual([]);
    expect(articles.length).toBeGreaterThanOrEqual(25);
  });

  it.each(ownFiles)('%s is plain front matter with an empty body and LF line ends', (file) => {
    const text = readSeed('articles', file);
    expect(text.startsWith('---\n')).toBe(true);
    expect(text).not.toMatch(/\r|\t|secured/);
    expect(readMatter(file).content.trim()).toBe('');
  });

  it.each(articles)('$file is named for its date and gives one link twice', (one) => {
    expect(one.file).toMatch(/^\d{4}-\d{2}-\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.md$/);
    expect(one.file.slice(0, 10)).toBe(one.publishedDateTime.slice(0, 10));
    expect(one.originalUrl).toBe(one.webUrl);
  });

  it.each(articles)('$file names an outlet that the link belongs to and that is listed', (one) => {
    const host = new URL(one.webUrl).hostname;
    expect(`.${host}`.endsWith(`.${one.provider.domain}`)).toBe(true);
    expect(outlets.map((outlet) => outlet.domain)).toContain(one.provider.domain);
  });

  it('has a link, a title and an excerpt of its own', () => {
    expect(repeated(articles.map((one) => one.webUrl))).toEqual([]);
    expect(repeated(articles.map((one) => one.title))).toEqual([]);
    expect(repeated(articles.map((one) => one.excerpt))).toEqual([]);
  });

  it('names known topics only, and each once', () => {
    const known = new Set(topics.map((topic) => topic.name));
    expect(articles.flatMap((one) => one.topics).filter((name) => !known.has(name))).toEqual([]);
    expect(articles.flatMap((one) => repeated(one.topics))).toEqual([]);
  });
});

describe('the stories of the seeds', () => {
  it.each(articles)('$file tells of each other article of its story, best first', (one) => {
    const members = one.related.map((other) => byUrl.get(other.webUrl));
    expect(members).not.toContain(undefined);
    for (const [at, member] of members.entries()) {
      const links = [one, ...one.related].map((other) => other.webUrl);
      const theirs = [member, ...(member?.related ?? [])].map((other) => other?.webUrl);
      expect(theirs).toHaveLength(links.length);
      expect(new Set(theirs)).toEqual(new Set(links));
      expect(entry.strip().parse(member)).toEqual(one.related[at]);
    }
    const qualities = one.related.map((other) => other.quality);
    expect(qualities).toEqual(qualities.toSorted((a, b) => b - a));
    expect(new Set([one.quality, ...qualities]).size).toBe(1 + qualities.length);
  });

  it.each(articles)('$file has the heat of a head or of a follower', (one) => {
    const isHead = one.related.every((other) => other.quality < one.quality);
    expect(one.heat).toBe(isHead ? one.quality + 10 * one.related.length : -1);
    expect(one.published).toBe(one.heat >= 70);
  });

  it('cover every topic with one that alerts, and leave some below the bar', () => {
    const heads = articles.filter((one) => one.heat >= 0);
    const alerting = new Set(heads.filter((one) => one.published).flatMap((one) => one.topics));
    expect(topics.map((topic) => topic.name).filter((name) => !alerting.has(name))).toEqual([]);
    expect(heads.filter((one) => !one.published).length).toBeGreaterThanOrEqual(2);
    expect(heads.filter((one) => one.related.length > 0).length).toBeGreaterThanOrEqual(5);
    const vision = heads.filter((one) => one.topics.includes('Computer Vision'));
    expect(vision.length).toBeGreaterThanOrEqual(6);
  });
});

it('ships the sample article byte for byte', () => {
  const bytes = readFileSync(join(seeds, 'articles', sample));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '785aae4ca704b3189b1385518dd0ea5d35636d172ce6483931e18dba81f2d93b',
  );
});

describe('the topics', () => {
  it('are the nineteen of the collection, under parents that exist', () => {
    const slugs = topics.map((topic) => topic.slug);
    expect(slugs).toHaveLength(19);
    const parents = topics.flatMap((topic) => topic.parent ?? []);
    expect(parents.filter((parent) => !slugs.includes(parent))).toEqual([]);
    expect(topics.filter((topic) => topic.parent === null).map(({ name }) => name)).toEqual(['AI']);
    expect(topics.filter((topic) => topic.parent === topic.slug)).toEqual([]);
  });

  it('can be told apart by name, slug, alias, emoji and colour', () => {
    const called = topics.flatMap(({ slug, name, aliases }) => [
      ...new Set([slug, name.toLowerCase(), ...aliases]),
    ]);
    expect(repeated(called)).toEqual([]);
    expect(repeated(topics.map((topic) => topic.emoji))).toEqual([]);
    expect(repeated(topics.map((topic) => topic.color))).toEqual([]);
  });

  it.each(topics)('$slug has one emoji and lower-case words', (topic) => {
    expect(topic.emoji).toMatch(new RegExp('^\\p{RGI_Emoji}$', 'v'));
    const { keywords, hints = [], not = [], aliases } = topic;
    const words = [...keywords, ...hints, ...not, ...aliases];
    expect(words.filter((word) => !isPlainWord(word))).toEqual([]);
    expect(repeated([...keywords, ...hints, ...not])).toEqual([]);
    expect(repeated(topic.aliases)).toEqual([]);
  });
});

it('lists each outlet once', () => {
  expect(repeated(outlets.map((outlet) => outlet.domain))).toEqual([]);
});

describe('the sources', () => {
  const sources = readDefaultSources(readTaxonomy(join(seeds, 'topics.yaml')));
  const outletOf = outletsOf(readOutletList(join(seeds, 'outlets.yaml')));
  /** Of the topics that the file names: reading it leaves out those that are not known. */
  const named = z
    .array(z.object({ topics: z.array(z.string()).min(1) }))
    .parse(yaml(readSeed('sources.yaml')));

  it('are sixty-four, each listed once by name and address', () => {
    expect(sources).toHaveLength(64);
    expect(repeated(sources.map(({ name }) => name))).toEqual([]);
    expect(repeated(sources.flatMap(({ url, was }) => [url, ...was]))).toEqual([]);
  });

  it.each(sources)('$name is asked for by https', ({ url, siteUrl }) => {
    expect([url, siteUrl].map((one) => new URL(one).protocol)).toEqual(['https:', 'https:']);
  });

  it.each(sources)('$name has the authority of its site’s outlet', ({ siteUrl, rules }) => {
    expect(rules.authority).toBe(outletOf(new URL(siteUrl).hostname)?.authority);
  });

  it('are about topics that exist', () => {
    expect(sources.map(({ rules }) => rules.topics)).toEqual(named.map((one) => one.topics));
  });
});
