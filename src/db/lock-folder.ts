/**
 * Owns the lock on a data folder: two processes on one embedded database corrupt it without an
 * error. A file rather than a socket or a pid alone, so that containers that share a volume see it;
 * a beat in it, so that what a kill -9 left behind is told from a process that lives.
 */
import { randomUUID } from 'node:crypto';
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock } from '../lib/clock.ts';
import { UserError } from '../lib/errors.ts';

const BEAT_MS = 1_000;
/** Two beats missed and half of a third, for a machine under load. */
const SILENCE_MS = 2_500;

const ownerSchema = z.object({
  token: z.string(),
  pid: z.number().int(),
  /** Names the set of pids that `pid` is of: host, boot and pid namespace. */
  pidSpace: z.string(),
  /** When the process started, by the kernel's count: pids are used again. */
  processStart: z.string().nullable(),
});
type Owner = z.infer<typeof ownerSchema>;

export type FolderLock = { release(): Promise<void> };

/**
 * @param onLost called when another process has taken the lock, which it does only to one that
 *   missed its beats (a suspended machine): stop writing at once.
 * @throws UserError when a living process has the folder.
 */
export async function lockFolder(
  folder: string,
  onLost: () => void = () => undefined,
): Promise<FolderLock> {
  const file = join(folder, 'keypoint.lock');
  const owner: Owner = {
    token: randomUUID(),
    pid: process.pid,
    pidSpace: pidSpace(),
    processStart: processStart(process.pid),
  };
  await take(folder, file, owner);
  const timer = setInterval(() => {
    if (!beat(file, owner)) {
      clearInterval(timer);
      onLost();
    }
  }, BEAT_MS).unref();
  return {
    async release() {
      clearInterval(timer);
      if (readOwner(file)?.token === owner.token) rmSync(file, { force: true });
    },
  };
}

async function take(folder: string, file: string, owner: Owner): Promise<void> {
  const mine = `${file}.${owner.token}`;
  writeFileSync(mine, JSON.stringify(owner));
  try {
    // A link is made whole or not at all, and fails when the name is taken.
    if (tryLink(mine, file)) return;
    const other = readOwner(file);
    if (other && (await isAlive(file, other))) throw inUse(folder, other);
    const left = `${file}.${owner.token}.left`;
    try {
      renameSync(file, left);
    } catch {
      throw inUse(folder, other);
    }
    // Another process may have taken over between our look and our rename: it keeps the lock.
    const isLeft = readOwner(left)?.token === other?.token;
    if (!isLeft) tryLink(left, file);
    rmSync(left, { force: true });
    if (!isLeft || !tryLink(mine, file)) throw inUse(folder, other);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** False when the lock is another's. A disk that does not answer now may do so at the next beat. */
function beat(file: string, owner: Owner): boolean {
  try {
    const now = systemClock.now();
    if (ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).token !== owner.token)
      return false;
    utimesSync(file, now, now);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isAlive(file: string, other: Owner): Promise<boolean> {
  if (other.pidSpace === pidSpace()) {
    const start = processStart(other.pid);
    return start === null ? pidExists(other.pid) : start === other.processStart;
  }
  // Its pid says nothing here (another container or machine): only its beat does.
  const before = beatOf(file);
  await wait(SILENCE_MS);
  return beatOf(file) !== before;
}

function inUse(folder: string, other: Owner | null): UserError {
  const who = other ? ` (process ${other.pid})` : '';
  return new UserError(
    `The data folder ${folder} is in use by another Keypoint${who}. ` +
      'Stop that one first, or point KEYPOINT_DATA at another folder; ' +
      'several processes can share one database only with DATABASE_URL.',
  );
}

function readOwner(file: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function beatOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function pidSpace(): string {
  return [
    hostname(),
    readText('/proc/sys/kernel/random/boot_id'),
    readLink('/proc/self/ns/pid'),
  ].join(' ');
}

/** Field 22 of `/proc/<pid>/stat` (proc(5)); null where there is no /proc or no such process. */
function processStart(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the name in brackets and may itself hold spaces and brackets.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

function readLink(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}
