/** Owns the line as evaluations use it: with the settings that come with Keypoint, on a clean database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import type { SourceEntry } from '../../src/ingest/source-entry.ts';
import { readJudgement } from '../../src/wiring.ts';
import { freshDatabase } from '../fresh-database.ts';

export function lineWith(settings: Record<string, string> = {}) {
  return readJudgement(parseConfig(settings)).line;
}

export async function withFreshDatabase<T>(run: (db: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-eval-'));
  const { place, drop } = await freshDatabase(folder, 'eval');
  const { db, close } = await openDatabase(place);
  try {
    return await run(db);
  } finally {
    await close();
    await drop();
    rmSync(folder, { recursive: true });
  }
}

/** An entry of which nothing is known but what is given. */
export function entryOf(
  fields: Pick<SourceEntry, 'url' | 'title'> & Partial<SourceEntry>,
): SourceEntry {
  return {
    alternateUrls: [],
    excerpt: '',
    publishedAt: null,
    type: 'article',
    provider: { name: null, domain: null },
    image: null,
    topics: [],
    paper: null,
    quality: null,
    leads: null,
    removed: false,
    related: [],
    ...fields,
  };
}
