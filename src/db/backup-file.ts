/** Owns a backup as a file: lines, compressed. */
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline as pipe } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { messageOf, UserError } from '../lib/errors.ts';
import type { Database } from './client.ts';
import { dumpDatabase, restoreDatabase } from './dump.ts';

/** Each piece that is compressed goes to a thread and back: a line by itself costs more there than here. */
const PIECE = 65_536;

/** Direct messages and who reads what are in it: for its owner alone. */
const OWNER_ONLY = 0o600;

/**
 * The file appears when it is whole.
 * @returns how many rows it holds
 * @throws UserError when the file is there already
 */
export async function backUp(db: Database, file: string): Promise<number> {
  if (existsSync(file)) throw new UserError(`${file} is there already.`);
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.part`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(part, { mode: OWNER_ONLY }));
  // Awaited below; until then a full disk must not end the process.
  written.catch(() => undefined);
  let piece = '';
  try {
    const rows = await dumpDatabase(db, async (line) => {
      piece += `${line}\n`;
      if (piece.length < PIECE) return;
      const isFull = !gzip.write(piece);
      piece = '';
      if (isFull) await Promise.race([once(gzip, 'drain'), written]);
    });
    gzip.end(piece);
    await written;
    renameSync(part, file);
    return rows;
  } catch (error) {
    gzip.destroy();
    rmSync(part, { force: true });
    throw error;
  }
}

/**
 * @returns how many rows there are now
 * @throws UserError when it cannot be read, or as `restoreDatabase` says
 */
export async function restore(db: Database, file: string): Promise<number> {
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`);
  return restoreDatabase(db, linesOf(file));
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const text = pipe(createReadStream(file), createGunzip(), () => undefined).setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw new UserError(`${file} is no backup, or is damaged: ${messageOf(error)}.`);
  }
  if (rest !== '') yield rest;
}
