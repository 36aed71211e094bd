/** Owns finding a folder's article files, and saying which of what is there cannot be read. */
import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf, UserError } from '../../lib/errors.ts';

export type FoundFile = {
  /**
   * Path below the folder with `/` between its parts, whatever the system; at most `MAX_KEY_BYTES`.
   * A folder that cannot be read is here too: its key ends with `/`.
   */
  key: string;
  path: string;
  size: number;
  modifiedMs: number;
  /** Why it cannot even be opened; null for a file to read. */
  problem: string | null;
};

/** A third of a page of Postgres's index, which holds the key, is 2,704 bytes. */
const MAX_KEY_BYTES = 1_000;

/**
 * Every `.md` file below the folder, or the one file that is given instead, by path in ascending
 * order (dated names: oldest first). Hidden folders and files (`.git`) and links are not followed.
 * What vanishes meanwhile is left out; what is there and cannot be read is found with its problem.
 * @throws UserError when the folder itself cannot be read
 */
export function walkFolder(location: string): FoundFile[] {
  let stats;
  try {
    stats = statSync(location, { throwIfNoEntry: false });
    if (stats?.isFile()) {
      return [toFile({ key: basename(location), path: location }, stats)];
    }
    if (stats) return walk(location);
  } catch (error) {
    throw new UserError(`${location} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  throw new UserError(
    `${location} does not exist. Give a folder of Markdown files or one such file.`,
  );
}

type Place = { key: string; path: string };

/** @throws when `location` itself cannot be read */
function walk(location: string): FoundFile[] {
  const found: FoundFile[] = [];
  const folders = readFolder({ key: '', path: location }, found);
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    try {
      folders.push(...readFolder(folder, found));
    } catch (error) {
      if (isThere(folder.path)) found.push(toProblem(folder, whyUnread(error)));
    }
  }
  found.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return withoutTwins(found);
}

/** Adds the folder's own files to `found` and answers its folders, whose keys end with `/`. */
function readFolder({ key, path }: Place, found: FoundFile[]): Place[] {
  const folders: Place[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true, encoding: 'buffer' })) {
    const name = entry.name.toString('utf8');
    if (!isWanted(entry, name)) continue;
    const place = {
      key: `${key}${name}${entry.isDirectory() ? '/' : ''}`,
      path: join(path, name),
    };
    const refusal = whyRefused(entry.name, place.key);
    if (refusal !== null) found.push(toProblem(place, refusal));
    else if (entry.isDirectory()) folders.push(place);
    else {
      const file = statFile(place);
      if (file) found.push(file);
    }
  }
  return folders;
}

function isWanted(entry: Dirent<Buffer>, name: string): boolean {
  if (name.startsWith('.')) return false;
  return entry.isDirectory() || (entry.isFile() && name.endsWith('.md'));
}

function whyRefused(name: Buffer, key: string): string | null {
  if (!isUtf8(name)) return 'has a name that is not UTF-8: rename it';
  if (Buffer.byteLength(key) <= MAX_KEY_BYTES) return null;
  return `has a path of more than ${MAX_KEY_BYTES} bytes: shorten it`;
}

function statFile(place: Place): FoundFile | null {
  try {
    const stats = statSync(place.path, { throwIfNoEntry: false });
    return stats ? toFile(place, stats) : null;
  } catch (error) {
    return toProblem(place, whyUnread(error));
  }
}

function toFile(place: Place, { size, mtimeMs }: { size: number; mtimeMs: number }): FoundFile {
  return { ...place, size, modifiedMs: Math.trunc(mtimeMs), problem: null };
}

function toProblem({ key, path }: Place, problem: string): FoundFile {
  return { key: shorten(key), path, size: 0, modifiedMs: 0, problem };
}

/** What is too long for a key is still told from its like, and from one scan to the next. */
function shorten(key: string): string {
  if (Buffer.byteLength(key) <= MAX_KEY_BYTES) return key;
  const end = key.endsWith('/') ? '/' : '';
  const start = Buffer.from(key).toString('utf8', 0, 100);
  return `${start}…${hash('sha1', key, 'hex').slice(0, 8)}${end}`;
}

function whyUnread(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return `cannot be read (${String(error.code)}): check its rights`;
}

/** Where the system does not tell files from folders, a file's vanishing fails the folder's reading. */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return true;
  }
}

/** Two names that are not UTF-8 may be shown alike; one that can be read goes before both. */
function withoutTwins(found: FoundFile[]): FoundFile[] {
  const byKey = new Map<string, FoundFile>();
  for (const file of found) {
    if (file.problem === null || !byKey.has(file.key)) byKey.set(file.key, file);
  }
  return [...byKey.values()];
}
