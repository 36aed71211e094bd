/** Owns looking at how a folder of saved feeds is read: what each format and feed lacks, and the cost. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canonicalUrl } from '../src/lib/url.ts';
import type { FeedDocument } from '../src/sources/feed/feed-document.ts';
import { parseFeed } from '../src/sources/feed/parse-feed.ts';

const ROUNDS = 3;

type Row = Record<string, string | number>;

/** `[folder] [--samples]`: every .xml, .json, .rss and .atom file below the folder. */
export async function benchFeeds(args: readonly string[]): Promise<void> {
  const folder = args.find((arg) => !arg.startsWith('--')) ?? '../shared/data/feeds/saved';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:xml|json|rss|atom|rdf)$/.test(name) && !name.endsWith('.gold.json'))
    .toSorted();
  const rows: Row[] = [];
  for (const name of files) {
    const body = readFileSync(join(folder, name));
    rows.push(readOne(name, body, args.includes('--samples')));
  }
  say(table(files.length > 200 ? rows.filter((row) => row['fault'] !== '') : rows));
  say(summary(rows));
}

function readOne(name: string, body: Buffer, withSamples: boolean): Row {
  const url = `https://feeds.example.net/${basename(name)}`;
  try {
    const document = parseFeed(body, { url, contentType: 'application/xml' });
    if (withSamples) samples(document);
    return { file: basename(name), ...lacks(document), ...speed(body, url), fault: '' };
  } catch (error) {
    return { file: basename(name), fault: String(error) };
  }
}

function speed(body: Buffer, url: string): Row {
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) parseFeed(body, { url, contentType: null });
  const ms = (performance.now() - started) / ROUNDS;
  return {
    kb: Math.round(body.length / 1_000),
    ms: ms.toFixed(1),
    perMb: Math.round((ms / body.length) * 1e6),
  };
}

function lacks({ entries, rejected, mended, ttlMs, isAnchored, siteUrl }: FeedDocument): Row {
  const count = (has: (entry: FeedDocument['entries'][number]['entry']) => boolean) =>
    entries.filter(({ entry }) => !has(entry)).length;
  return {
    entries: entries.length,
    'no title': count(({ title }) => title !== ''),
    'no link': count(({ url }) => canonicalUrl(url) !== null),
    'no date': count(({ publishedAt }) => publishedAt !== null),
    'no excerpt': count(({ excerpt }) => excerpt !== ''),
    'no image': count(({ image }) => image !== null),
    markup:
      entries.length -
      count(({ title, excerpt }) => /<\/?[a-z]+[^<>]*>|&(?:[a-z]+|#\d+);/i.test(title + excerpt)),
    rejected: rejected.length,
    mended: mended.length,
    types: [...new Set(entries.map(({ entry }) => entry.type))].join('+'),
    note: [isAnchored && 'anchored', ttlMs && `ttl ${ttlMs / 60_000}`, !siteUrl && 'no site']
      .filter(Boolean)
      .join(' '),
  };
}

function samples({ title, entries, rejected, mended }: FeedDocument): void {
  say(`\n== ${title} ${JSON.stringify(mended)} ${JSON.stringify(rejected.slice(0, 3))}`);
  for (const { entry } of entries.slice(0, 3)) {
    say(
      `  ${entry.publishedAt?.toISOString()} ${entry.type} [${entry.provider.name}|${entry.provider.domain}] ${entry.title}\n    ${entry.url}\n    ${entry.image?.url}\n    ${entry.topics.join(', ')}\n    ${entry.excerpt.slice(0, 300)}`,
    );
  }
}

function summary(rows: readonly Row[]): string {
  const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const faults = rows.filter((row) => row['fault'] !== '').length;
  const columns = [
    'entries',
    'no title',
    'no link',
    'no date',
    'no excerpt',
    'no image',
    'markup',
    'rejected',
    'mended',
  ];
  const perMb = Math.round((sum('ms') / sum('kb')) * 1_000);
  return `${rows.length} files, ${faults} not read; ${columns.map((column) => `${column} ${sum(column)}`).join(', ')}; ${perMb} ms per MB`;
}

function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]
    .map(lineOf)
    .join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
