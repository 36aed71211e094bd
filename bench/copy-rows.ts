/** Owns the least that any way of writing costs: the same rows, by COPY, into the same empty tables. */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { migratePostgres } from '../src/db/migrate.ts';

/** All that a scan writes; parents before children. */
const TABLES = [
  'providers',
  'articles',
  'article_topics',
  'stories',
  'story_articles',
  'story_topics',
  'sources',
  'source_items',
];

type Rows = { table: string; file: string };

/** Writes each table's rows into a file below `folder`. */
export async function dumpRows(url: string, folder: string): Promise<Rows[]> {
  const dumped: Rows[] = [];
  for (const table of TABLES) {
    const file = join(folder, `${table}.copy`);
    // postgres.js may leave a connection paused at the end of a COPY: none is used twice.
    const client = postgres(url, { max: 1, onnotice: () => undefined });
    const rows = await client`copy ${client(table)} to stdout`.readable();
    await pipeline(rows, createWriteStream(file));
    await client.end({ timeout: 0 });
    dumped.push({ table, file });
  }
  return dumped;
}

/** Into a database without tables; answers the milliseconds that the rows took. */
export async function copyRows(url: string, dumped: readonly Rows[]): Promise<number> {
  await migratePostgres(url);
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  await client`checkpoint`;
  const started = performance.now();
  for (const { table, file } of dumped) {
    const into = await client`copy ${client(table)} from stdin`.writable();
    await pipeline(createReadStream(file), into);
  }
  const ms = performance.now() - started;
  await client.end();
  return ms;
}
