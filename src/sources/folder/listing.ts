/**
 * Owns the listing of a folder: one hash of what a scan found, kept when nothing of it was left to
 * do. While a walk finds the same, what is known of its files need not even be looked at.
 */
import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../db/client.ts';
import { inSlices } from '../../lib/in-slices.ts';
import { sources } from '../tables.ts';
import type { FoundFile } from './walk-folder.ts';

/** Of these names, sizes, times and problems, in this order. */
export function hashListing(files: readonly FoundFile[]): Promise<string> {
  function* steps(): Generator<undefined, string> {
    const hash = createHash('sha1');
    for (let start = 0; start < files.length; start += 500) {
      const lines = files
        .slice(start, start + 500)
        .map(
          ({ key, size, modifiedMs, problem }) => `${key}\0${size}\0${modifiedMs}\0${problem}\n`,
        );
      hash.update(lines.join(''));
      yield;
    }
    return hash.digest('hex');
  }
  return inSlices(steps());
}

/**
 * Says that rows of the source's files are written by the scan of this mark: whatever listing is
 * kept is not theirs any more. In the transaction that writes them.
 */
export async function markListing(
  tx: Transaction,
  { sourceId, mark }: { sourceId: number; mark: string },
): Promise<void> {
  await tx
    .update(sources)
    .set({ listing: mark })
    .where(and(eq(sources.id, sourceId), sql`${sources.listing} is distinct from ${mark}`));
}

/**
 * Keeps the listing of a scan that is over.
 * @param expected the scan's mark, or what was kept when it began if it has written nothing: else
 * another scan has written since, and the listing is not kept
 */
export async function keepListing(
  db: Database,
  { sourceId, expected, listing }: { sourceId: number; expected: string | null; listing: string },
): Promise<void> {
  await db
    .update(sources)
    .set({ listing })
    .where(
      and(
        eq(sources.id, sourceId),
        expected === null ? isNull(sources.listing) : eq(sources.listing, expected),
      ),
    );
}
