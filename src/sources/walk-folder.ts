/** Owns finding a folder's article files. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { messageOf, UserError } from '../lib/errors.ts';

export type FoundFile = {
  /** Path below the folder with `/` between its parts, whatever the system. */
  key: string;
  path: string;
  size: number;
  modifiedMs: number;
};

/**
 * Every `.md` file below the folder, or the one file that is given instead, by path in ascending
 * order (dated names: oldest first). Hidden folders and files (`.git`) and links are not followed.
 * @throws UserError when the folder cannot be read
 */
export function walkFolder(location: string): FoundFile[] {
  const stats = statSync(location, { throwIfNoEntry: false });
  if (!stats)
    throw new UserError(
      `${location} does not exist. Give a folder of Markdown files or one such file.`,
    );
  if (stats.isFile()) return [describe(location, dirname(location))];
  let entries;
  try {
    entries = readdirSync(location, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw new UserError(`${location} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isHidden(relative(location, path)))
    .flatMap((path) => (statSync(path, { throwIfNoEntry: false }) ? describe(path, location) : []))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function describe(path: string, folder: string): FoundFile {
  const { size, mtimeMs } = statSync(path);
  const key = relative(folder, path).split(sep).join('/') || basename(path);
  return { key, path, size, modifiedMs: Math.trunc(mtimeMs) };
}

function isHidden(path: string): boolean {
  return path.split(sep).some((part) => part.startsWith('.'));
}
