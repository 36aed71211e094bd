/** Owns what a scan has to do: what was found, held against what is known. */
import { sep } from 'node:path';
import type { Database } from '../../db/client.ts';
import { inSlices } from '../../lib/in-slices.ts';
import { type KnownFile, loadKnown, loadKnownOf, loadRejected } from './known-files.ts';
import type { FileToRead } from './read-ahead.ts';
import type { RejectedItem } from './store-files.ts';
import type { FoundFile, Walk } from './walk-folder.ts';

export type Difference = {
  toRead: FileToRead[];
  unchanged: number;
  /** What could not be read before, and need not be tried again. */
  rejected: RejectedItem[];
  /** Keys of files that are known and were not found. */
  gone: string[];
};

type CompareArgs = {
  sourceId: number;
  location: string;
  walk: Walk;
  /** The key of the one file that was looked for; null for all. */
  only: string | null;
  /** The listing is the one that was kept: all is as it was. */
  isListed: boolean;
  /** Every file is read again. */
  isThorough: boolean;
};

export async function compareFiles(db: Database, args: CompareArgs): Promise<Difference> {
  const { sourceId, only, isListed, isThorough } = args;
  if (isListed && !isThorough) return retryRejected(db, args);
  const known =
    only === null
      ? await loadKnown(db, sourceId)
      : await loadKnownOf(db, { sourceId, keys: [only] });
  const difference = await inSlices(compare(args, known));
  if (difference.rejected.length > 0) {
    const rejected = await loadRejected(db, sourceId);
    difference.rejected = difference.rejected.flatMap(({ file }) => rejected.get(file) ?? []);
  }
  return difference;
}

/** Of what could not be opened nothing says that it can be now: rights are no part of a file. */
async function retryRejected(
  db: Database,
  { sourceId, location, walk }: CompareArgs,
): Promise<Difference> {
  const rejections = await loadRejected(db, sourceId);
  const difference: Difference = { toRead: [], unchanged: 0, rejected: [], gone: [] };
  if (rejections.size === 0) return { ...difference, unchanged: walk.files.length };
  for (const file of walk.files) {
    const rejection = rejections.get(file.key);
    if (!rejection) difference.unchanged += 1;
    else if (rejection.known.hash !== null) difference.rejected.push(rejection);
    else difference.toRead.push(toRead({ walk, location }, file, rejection.known));
  }
  return difference;
}

function* compare(
  { location, walk, isThorough }: CompareArgs,
  known: Map<string, KnownFile>,
): Generator<undefined, Difference> {
  const difference: Difference = { toRead: [], unchanged: 0, rejected: [], gone: [] };
  for (const file of walk.files) {
    const item = known.get(file.key);
    known.delete(file.key);
    if (!item || isThorough || isToRead(item, file)) {
      difference.toRead.push(toRead({ walk, location }, file, item));
    } else if (item.state === 'read') difference.unchanged += 1;
    else difference.rejected.push({ file: file.key, line: null, reason: '' });
    yield;
  }
  const left = [...known].flatMap(([key, { state }]) => (state === 'removed' ? [] : [key]));
  difference.gone = goneFrom(left, walk.files);
  return difference;
}

function isToRead({ state, hash, size, modifiedMs }: KnownFile, file: FoundFile): boolean {
  if (state === 'removed' || (state === 'rejected' && hash === null)) return true;
  return size !== file.size || modifiedMs !== file.modifiedMs;
}

function toRead(
  { walk, location }: { walk: Walk; location: string },
  file: FoundFile,
  known: KnownFile | undefined,
): FileToRead {
  return { ...file, known, path: walk.isFolder ? `${location}${sep}${file.key}` : location };
}

/**
 * Which of the keys are not among the files. What is below a folder that cannot be read is there,
 * for all that is known.
 */
export function goneFrom(keys: readonly string[], files: readonly FoundFile[]): string[] {
  if (keys.length === 0) return [];
  const found = new Set(files.map(({ key }) => key));
  const unread = [...found].filter((key) => key.endsWith('/'));
  return keys.filter((key) => !found.has(key) && !unread.some((folder) => key.startsWith(folder)));
}
