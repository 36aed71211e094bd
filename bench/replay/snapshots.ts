/** Owns reading a folder of snapshots: `<feed>/<time>.xml`, and `<feed>.gold.json` beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const goldSchema = z.object({
  /** Each link of the feed, and the day (UTC) of the first snapshot that shows it. */
  first_seen: z.record(z.string(), z.string()),
  /** Titles that several links carry: they are several articles all the same. */
  same_title_links: z.record(z.string(), z.array(z.string())).default({}),
});

export type Gold = z.infer<typeof goldSchema>;
export type ReplayFeed = { name: string; gold: Gold };
export type Snapshot = { feed: string; at: Date; file: string };

export function readReplay(folder: string): { feeds: ReplayFeed[]; snapshots: Snapshot[] } {
  const names = readdirSync(folder).flatMap((name) =>
    name.endsWith('.gold.json') ? [basename(name, '.gold.json')] : [],
  );
  const feeds = names.toSorted().map((name): ReplayFeed => {
    const text = readFileSync(join(folder, `${name}.gold.json`), 'utf8');
    return { name, gold: goldSchema.parse(JSON.parse(text)) };
  });
  const snapshots = feeds.flatMap(({ name: feed }) =>
    readdirSync(join(folder, feed)).map((file) => ({
      feed,
      at: timeOf(file),
      file: join(folder, feed, file),
    })),
  );
  return { feeds, snapshots: snapshots.toSorted((a, b) => a.at.getTime() - b.at.getTime()) };
}

/** `2025-06-21T232248Z.xml` */
function timeOf(file: string): Date {
  const iso = file.replace(/^(.{13})(\d\d)(\d\d)Z.*$/, '$1:$2:$3Z');
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) throw new Error(`${file} is not named by its time`);
  return at;
}
