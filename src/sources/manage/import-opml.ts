/** Owns making the feeds of a list sources, unseen: their first poll tells what they are. */
import type { Database } from '../../db/client.ts';
import type { SourceRules } from '../../ingest/source-rules.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import type { SourceState } from '../tables.ts';
import { addSource } from './add-source.ts';
import { readAddress } from './read-feed.ts';
import type { OpmlLine } from './read-opml.ts';
import { feedAt } from './which-source.ts';

export type ImportedLine = {
  /** As the list has it, but for a password in it. */
  address: string | null;
  title: string | null;
} & (
  | { status: 'added' | 'switched-on'; id: number; topics: string[] }
  | { status: 'there'; id: number; state: SourceState }
  | { status: 'no-address' | 'has-password' }
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
  line: OpmlLine,
): Promise<ImportedLine> {
  const { address, title, siteUrl } = line;
  const read = readAddress(address ?? '');
  if (read.status === 'password') {
    return { address: read.address, title, status: 'has-password' };
  }
  if (read.status === 'none') {
    // What is no address may still hold a password.
    const shown = address?.includes('@') ? null : address;
    return { address: shown, title, status: 'no-address' };
  }
  const base = { address, title };
  const { url } = read;
  const known = await feedAt(db, url);
  if (known && known.state !== 'default') {
    return { ...base, status: 'there', id: known.id, state: known.state };
  }
  const own = rulesOf(line, taxonomy);
  // Of what the default list has, that list says the rules, unless Keypoint itself exported others.
  const rules = known && Object.keys(line.rules).length === 0 ? {} : own;
  const { id } = await addSource(
    { db, clock },
    { location: url.href, name: null, feedTitle: title, siteUrl, rules },
  );
  return { ...base, status: known ? 'switched-on' : 'added', id, topics: rules.topics ?? [] };
}

/** Topics that the taxonomy has; where none are stated, those that its folders are called by. */
function rulesOf(
  { rules, categories }: OpmlLine,
  taxonomy: ImportDeps['taxonomy'],
): Partial<SourceRules> {
  const names = rules.topics ?? categories;
  const topics = [...new Set(names.flatMap((name) => taxonomy.byName(name)?.slug ?? []))];
  const { topics: _stated, ...others } = rules;
  return topics.length > 0 ? { ...others, topics } : others;
}
