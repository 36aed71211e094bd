/** Owns the bytes of attachments: in memory, or in a folder beside the state file. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Of all files together; the oldest go first, as links into Discord's CDN expire too. */
const MOST_BYTES = 256 * 1024 * 1024;

export type FileStore = {
  /** Safe from the end of this process, in a folder, when it returns. */
  put(id: string, bytes: Uint8Array): void;
  /** Undefined when it never was or is gone. */
  get(id: string): Uint8Array | undefined;
};

export function memoryFiles(mostBytes = MOST_BYTES): FileStore {
  const kept = new Map<string, Uint8Array>();
  const bound = createBound(mostBytes, (id) => kept.delete(id));
  return {
    put(id, bytes) {
      kept.set(id, bytes);
      bound.add(id, bytes.byteLength);
    },
    get: (id) => kept.get(id),
  };
}

/**
 * `isUsed` says which of the files that are there a message still shows; the others go. Messages are
 * kept after their files, so a kill in between leaves a file that nobody shows, never a message that
 * lacks its file.
 */
export function folderFiles(
  folder: string,
  isUsed: (id: string) => boolean,
  mostBytes = MOST_BYTES,
): FileStore {
  const pathOf = (id: string): string => join(folder, id);
  const bound = createBound(mostBytes, (id) => rmSync(pathOf(id), { force: true }));
  // Ids are ordered by time, by length first.
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const names = there.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const name of names) {
    if (/^\d+$/u.test(name) && isUsed(name)) bound.add(name, statSync(pathOf(name)).size);
    else rmSync(pathOf(name), { force: true });
  }
  return {
    put(id, bytes) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // A reader sees all of it or nothing.
      const partial = `${pathOf(id)}.tmp`;
      writeFileSync(partial, bytes, { mode: 0o600 });
      renameSync(partial, pathOf(id));
      bound.add(id, bytes.byteLength);
    },
    get: (id) => (bound.has(id) ? readFileSync(pathOf(id)) : undefined),
  };
}

function createBound(
  mostBytes: number,
  drop: (id: string) => void,
): { add(id: string, bytes: number): void; has(id: string): boolean } {
  const sizes = new Map<string, number>();
  let total = 0;
  return {
    has: (id) => sizes.has(id),
    add(id, bytes) {
      sizes.set(id, bytes);
      total += bytes;
      for (const [oldest, size] of sizes) {
        if (total <= mostBytes) break;
        sizes.delete(oldest);
        total -= size;
        drop(oldest);
      }
    },
  };
}
