/** Owns bringing the sources of the seeds' list into the database, and up to date with the list. */
import { isDeepStrictEqual } from 'node:util';
import { asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { DefaultSource } from './default-sources.ts';
import { feeds, sources } from './tables.ts';

type Row = typeof sources.$inferSelect;
type Listed = { entry: DefaultSource; row: Row };

/** They are not all asked for in the same second, once they are switched on. */
const SPREAD_MS = 5 * 60_000;

/**
 * Adds what is not there, and gives what still is as the list had it (`default`) its name, its rules
 * and its address of now. What an operator has added, paused, resumed or removed is theirs. Needs no
 * network. Answers how many are new.
 */
export async function storeDefaults(
  { db, clock }: { db: Database; clock: Clock },
  list: readonly DefaultSource[],
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(sources)
      .where(eq(sources.kind, 'feed'))
      .orderBy(asc(sources.id));
    const unknown: DefaultSource[] = [];
    for (const entry of list) {
      const row = rowOf(rows, entry);
      if (row) await refresh(tx, { entry, row }, rows);
      else unknown.push(entry);
    }
    return unknown.length === 0 ? 0 : add(tx, unknown, clock.now());
  });
}

function rowOf(rows: readonly Row[], { url, was }: DefaultSource): Row | undefined {
  const addresses = [url, ...was];
  return (
    // What is listed under this very address, before what was under one of before: two may be one now.
    rows.find(({ listedAs }) => listedAs === url) ??
    // Where it is now may be another's former address: what the list called it goes first.
    rows.find(({ listedAs }) => listedAs !== null && was.includes(listedAs)) ??
    rows.find(({ location }) => addresses.includes(location))
  );
}

async function refresh(tx: Transaction, { entry, row }: Listed, rows: readonly Row[]) {
  const { name, url, was, siteUrl, rules } = entry;
  // One that has moved since stays where it is.
  const isFormer = was.includes(row.location) && !rows.some(({ location }) => location === url);
  const location = isFormer ? url : row.location;
  const isOurs = row.state === 'default';
  // Theirs is only known again by it, wherever it moves.
  const wanted = isOurs ? { location, listedAs: url, name, siteUrl, rules } : { listedAs: url };
  if (isDeepStrictEqual({ ...row, ...wanted }, row)) return;
  await tx.update(sources).set(wanted).where(eq(sources.id, row.id));
  if (!isOurs || location === row.location) return;
  // They are the other server's: this one would say that what nobody has read is unchanged.
  const unknown = { etag: null, lastModified: null, bodyHash: null };
  await tx.update(feeds).set(unknown).where(eq(feeds.sourceId, row.id));
}

async function add(tx: Transaction, entries: readonly DefaultSource[], now: Date): Promise<number> {
  const added = await tx
    .insert(sources)
    .values(
      entries.map(({ name, url, siteUrl, rules }) => ({
        kind: 'feed' as const,
        location: url,
        listedAs: url,
        name,
        siteUrl,
        rules,
        state: 'default' as const,
        createdAt: now,
      })),
    )
    // Another process may have started at the same time.
    .onConflictDoNothing()
    .returning({ id: sources.id });
  if (added.length === 0) return 0;
  const step = SPREAD_MS / added.length;
  const polls = added.map(({ id }, index) => ({
    sourceId: id,
    pollAt: new Date(now.getTime() + Math.round(index * step)),
  }));
  await tx.insert(feeds).values(polls).onConflictDoNothing();
  return added.length;
}
