/** Owns the texts of a field, from which it is learnt which words are common in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseFeed } from '../../src/sources/feed/parse-feed.ts';
import { readCsv } from './read-csv.ts';
import { readLines } from './read-lines.ts';

export type FieldText = { title: string; body: string };

const articleSchema = z
  .object({ title: z.string(), excerpt: z.string().nullable() })
  .transform(({ title, excerpt }) => ({ title, body: excerpt ?? '' }));
const paperSchema = z
  .object({ titles: z.string(), summaries: z.string() })
  .transform(({ titles, summaries }) => ({ title: titles, body: summaries }));

/** Papers (`.csv`), articles (`.jsonl`), or a folder of saved feeds. */
export function readFieldTexts(path: string): FieldText[] {
  if (path.includes('.csv')) return readCsv(path, paperSchema);
  if (path.includes('.jsonl')) return readLines(path, articleSchema);
  const names = readdirSync(path).filter((name) => name.endsWith('.xml'));
  return names.toSorted().flatMap((name) => {
    const origin = { url: `https://feeds.example/${name}`, contentType: null };
    const { entries } = parseFeed(readFileSync(join(path, name)), origin);
    return entries.map(({ entry: { title, excerpt } }) => ({ title, body: excerpt }));
  });
}
