/** Owns what reading a folder now would do: the real scan, undone batch by batch. */
import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import { undone } from '../../db/undone.ts';
import { type ScanDeps, scanFolder, type ScanReport } from '../folder/scan-folder.ts';
import { findSource, homeOf } from '../find-source.ts';
import { sourceItems } from '../tables.ts';
import type { DryEntry, DryRun } from './dry-entry.ts';
import { fatesOf } from './fates.ts';

type DryFolderArgs = { location: string; onProgress?: (done: number, all: number) => void };

/**
 * Batches do not see each other: each gives the line's lock back before the next begins, so that a
 * running bot waits no longer than for a real scan.
 * @throws UserError when the folder cannot be read
 */
export function dryRunFolder(
  deps: ScanDeps,
  args: DryFolderArgs,
): Promise<DryRun & { report: ScanReport; batches: number }> {
  return undone(deps.db, async (outer) => {
    const { location } = await homeOf(outer, args.location);
    const { id, firstContactAt } = await findSource(outer, location, deps.clock.now());
    const known = await knownKeys(outer, id);
    const entries: DryEntry[] = [];
    let batches = 0;
    const watch: ScanDeps['watch'] = async (tx, { sourceId, keys }) => {
      batches += 1;
      entries.push(...(await entriesOf(tx, deps, { sourceId, keys, known })));
    };
    const report = await scanFolder({ ...deps, db: undoing(outer), watch }, args);
    const shown = new Set(entries.map(({ key }) => key));
    for (const { file, line, reason } of report.rejected) {
      if (!shown.has(file)) entries.push(rejectedEntry({ key: file, line, reason }));
    }
    return {
      entries,
      unchanged: report.unchanged,
      isFirst: firstContactAt === null,
      report,
      batches,
    };
  });
}

/** Each transaction of its own is undone, and its locks are free again. */
function undoing(outer: Transaction): Database {
  // Everything else of it is asked of the one that it stands for.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const database = Object.create(outer) as Transaction;
  database.transaction = (work) => undone(outer, work);
  return database;
}

/** Of the files that are an article's already. */
async function knownKeys(tx: Transaction, sourceId: number): Promise<Set<string>> {
  const { key, state, articleId } = sourceItems;
  const isRead = and(ne(state, 'removed'), isNotNull(articleId));
  const rows = await tx
    .select({ key })
    .from(sourceItems)
    .where(and(eq(sourceItems.sourceId, sourceId), isRead));
  return new Set(rows.map((row) => row.key));
}

async function entriesOf(
  tx: Transaction,
  { line }: ScanDeps,
  {
    sourceId,
    keys,
    known,
  }: { sourceId: number; keys: readonly string[]; known: ReadonlySet<string> },
): Promise<DryEntry[]> {
  const items = await tx
    .select()
    .from(sourceItems)
    .where(and(eq(sourceItems.sourceId, sourceId), inArray(sourceItems.key, [...keys])));
  const ids = items.flatMap(({ articleId }) => articleId ?? []);
  const fates = await fatesOf({ db: tx, alertBar: line.alertBar }, ids);
  return items.map((item) => {
    const { key, articleId, state, reason, line: at } = item;
    const fate = fates.get(articleId ?? 0) ?? null;
    const title = fate?.title ?? key;
    if (state === 'rejected') return rejectedEntry({ key, line: at, reason: reason ?? '' });
    if (state === 'removed')
      return { key, title, status: 'retracted', reason: 'its file is gone', fate };
    if (fate?.state === 'retracted') return { key, title, status: 'retracted', reason: null, fate };
    return { key, title, status: known.has(key) ? 'updated' : 'new', reason: null, fate };
  });
}

function rejectedEntry({
  key,
  line,
  reason,
}: {
  key: string;
  line: number | null;
  reason: string;
}): DryEntry {
  const where = line === null ? '' : `line ${line}: `;
  return { key, title: key, status: 'rejected', reason: `${where}${reason}`, fate: null };
}
