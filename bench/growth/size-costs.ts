/** Owns how much room tables take, and how long a backup of all of it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { backUp } from '../../src/db/backup-file.ts';
import { type Cost, timed } from './cost.ts';
import type { Driver } from './points.ts';
import type { Site } from './site.ts';

/** Those that grow for as long as Keypoint runs. */
const GROWING: Record<string, Driver> = {
  deliveries: 'deliveries',
  articles: 'articles',
  article_words: 'articles',
  article_topics: 'articles',
  article_neighbours: 'articles',
  stories: 'articles',
  story_articles: 'articles',
  story_topics: 'articles',
  feed_entries: 'articles',
  title_words: 'articles',
};

const Tables = z.array(
  z.object({
    name: z.string(),
    rows: z.coerce.number(),
    bytes: z.coerce.number(),
    indexBytes: z.coerce.number(),
  }),
);

export type TableSize = z.infer<typeof Tables>[number];

/** As it was filled: rows that were changed leave room behind, which is not in it. */
export async function tableSizes({ worker }: Site): Promise<TableSize[]> {
  const rows = await worker.client.unsafe(`
    select relname as name, reltuples as rows, pg_total_relation_size(oid) as bytes,
      pg_indexes_size(oid) as "indexBytes"
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by bytes desc`);
  return Tables.parse([...rows]);
}

export function tableCosts(site: Site): Cost[] {
  return Object.entries(GROWING).map(([table, driver]) => ({
    name: `size of ${table}`,
    unit: 'bytes',
    driver,
    runs: 1,
    async run() {
      const all = await tableSizes(site);
      return all.find(({ name }) => name === table)?.bytes ?? null;
    },
  }));
}

export function backupCosts({ db }: Site): Cost[] {
  let bytes: number | null = null;
  const run = async (): Promise<number> => {
    const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
    const file = join(folder, 'backup.gz');
    const ms = await timed(() => backUp(db, file));
    bytes = statSync(file).size;
    rmSync(folder, { recursive: true });
    return ms;
  };
  return [
    { name: 'a backup', unit: 'ms', driver: 'articles', runs: 3, run },
    {
      name: 'size of its file',
      unit: 'bytes',
      driver: 'articles',
      runs: 1,
      run: () => Promise.resolve(bytes),
    },
  ];
}
