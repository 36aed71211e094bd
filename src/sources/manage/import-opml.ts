/** Owns making the feeds of a list sources, unseen: their first poll tells what they are. */
import type { Database } from '../../db/client.ts';
import type { SourceRules } from '../../ingest/source-rules.ts';
import type { Clock } from '../../lib/clock.ts';
import { UserError } from '../../lib/errors.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import type { SourceState } from '../tables.ts';
import { addSource } from './add-source.ts';
import { typedAddress } from './read-feed.ts';
import type { OpmlLine } from './read-opml.ts';
import { feedAt } from './which-source.ts';

export type ImportedLine = {
  /** As the list has it. */
  address: string | null;
  title: string | null;
} & (
  | { status: 'added' | 'switched-on'; id: number; topics: string[] }
  | { status: 'there'; id: number; state: SourceState }
  | { status: 'no-address' }
);

type ImportDeps = { db: Database; clock: Clock; taxonomy: Pick<Taxonomy, 'byName'> };

/** In one transaction. What an operator paused or removed stays so: a list is no word about each. */
export async function importOpml(
  { db, clock, taxonomy }: ImportDeps,
  lines: readonly OpmlLine[],
): Promise<ImportedLine[]> {
  return db.transaction(async (tx) => {
    const imported: ImportedLine[] = [];
    for (const line of lines) imported.push(await importLine({ db: tx, clock, taxonomy }, line));
    return imported;
  });
}

async function importLine(
  { db, clock, taxonomy }: ImportDeps,
  { address, title, siteUrl, categories }: OpmlLine,
): Promise<ImportedLine> {
  const base = { address, title };
  const url = addressOf(address);
  if (!url) return { ...base, status: 'no-address' };
  const known = await feedAt(db, url);
  if (known && known.state !== 'default') {
    return { ...base, status: 'there', id: known.id, state: known.state };
  }
  const topics = [...new Set(categories.flatMap((name) => taxonomy.byName(name)?.slug ?? []))];
  const rules: Partial<SourceRules> = topics.length > 0 && !known ? { topics } : {};
  const { id } = await addSource(
    { db, clock },
    { location: url.href, name: null, feedTitle: title, siteUrl, rules },
  );
  return { ...base, status: known ? 'switched-on' : 'added', id, topics: rules.topics ?? [] };
}

function addressOf(text: string | null): URL | null {
  try {
    return text === null ? null : typedAddress(text);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
