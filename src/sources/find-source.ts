/** Owns which source a location belongs to, and the end of a source's first contact. */
import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { planBacklog } from '../delivery/plan-newest.ts';
import type { Clock } from '../lib/clock.ts';
import { feedEntries, sources } from './tables.ts';

type Source = typeof sources.$inferSelect;

/**
 * Where the files of `location` are kept. A file below a folder that is a source is that folder's
 * (`only` is its key there), if the folder's own scan would find it: else it would be a source that
 * nobody scans again, and its article could never be taken back.
 */
export async function homeOf(
  db: Database,
  location: string,
): Promise<{ location: string; only: string | null }> {
  const itself = { location, only: null };
  if (!isFile(location) || !location.endsWith('.md')) return itself;
  const folders = foldersAbove(location);
  const known = await db
    .select({ location: sources.location })
    .from(sources)
    .where(and(eq(sources.kind, 'folder'), inArray(sources.location, folders)));
  const locations = new Set(known.map((source) => source.location));
  const nearest = folders.find((folder) => locations.has(folder));
  if (nearest === undefined) return itself;
  const parts = relative(nearest, location).split(sep);
  const isLinked = realpathSync(location) !== join(realpathSync(nearest), ...parts);
  if (isLinked || parts.some((part) => part.startsWith('.'))) return itself;
  return { location: nearest, only: parts.join('/') };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // The walk says why.
    return false;
  }
}

/** The nearest first. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = dirname(path); at !== folders.at(-1); at = dirname(at)) folders.push(at);
  return folders;
}

export async function findSource(db: Database, location: string, now: Date): Promise<Source> {
  const find = () =>
    db
      .select()
      .from(sources)
      .where(and(eq(sources.kind, 'folder'), eq(sources.location, location)));
  const [known] = await find();
  if (known) return known;
  await db
    .insert(sources)
    .values({ kind: 'folder', location, createdAt: now })
    .onConflictDoNothing();
  const [source] = await find();
  if (!source) throw new Error(`the source of ${location} vanished while it was read`);
  return source;
}

/** Holds the line until the transaction ends, so that no other process ends the first contact. */
export async function lockFirstContact(
  tx: Transaction,
  sourceId: number,
): Promise<{ isFirst: boolean }> {
  await lockLine(tx);
  const [source] = await tx
    .select({ firstContactAt: sources.firstContactAt })
    .from(sources)
    .where(eq(sources.id, sourceId));
  if (!source) throw new Error(`source ${sourceId} vanished while it was read`);
  return { isFirst: source.firstContactAt === null };
}

/** Gives each subscription the source's newest few; nothing when another process has done so. */
export async function endFirstContact(
  { db, clock, line, backlogStories }: FirstContactDeps & { db: Database; clock: Clock },
  source: Pick<Source, 'id' | 'kind' | 'createdAt'>,
): Promise<void> {
  await db.transaction((tx) =>
    endFirstContactIn(tx, { line, backlogStories }, { source, now: clock.now() }),
  );
}

type FirstContactDeps = { line: { alertBar: number }; backlogStories: number };

export async function endFirstContactIn(
  tx: Transaction,
  { line, backlogStories }: FirstContactDeps,
  { source, now }: { source: Pick<Source, 'id' | 'kind' | 'createdAt'>; now: Date },
): Promise<void> {
  const { id, kind, createdAt: since } = source;
  const { isFirst } = await lockFirstContact(tx, id);
  if (!isFirst) return;
  const { alertBar } = line;
  await planBacklog(tx, {
    now,
    since,
    alertBar,
    perSubscription: backlogStories,
    ...(kind === 'feed' && { among: entriesOf(id) }),
  });
  await tx.update(sources).set({ firstContactAt: now }).where(eq(sources.id, id));
}

/** A list of feeds is switched on at once: each channel gets a few in all, not of each of them. */
function entriesOf(sourceId: number) {
  const all = sql`select ${feedEntries.articleId} from ${feedEntries}`;
  return { own: sql`${all} where ${feedEntries.sourceId} = ${sourceId}`, all };
}
