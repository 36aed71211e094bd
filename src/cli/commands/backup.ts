/** Owns `keypoint backup`, `restore` and `copy-from`: all that is stored, into a file and out of it. */
import { resolve } from 'node:path';
import { backUp, restore as restoreFile } from '../../db/backup-file.ts';
import { openDatabase } from '../../db/client.ts';
import { copyDatabase } from '../../db/copy.ts';
import { UserError } from '../../lib/errors.ts';
import { databaseOf } from '../../opening.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { counted } from '../text-table.ts';
import { withDatabase } from '../with-database.ts';

export async function backup({ config, args: [file = ''] }: CliCall): Promise<CliAnswer> {
  const path = resolve(file);
  const rows = await withDatabase(config, (db) => backUp(db, path));
  return { json: { file: path, rows }, text: `${inRows(rows)} are in ${path}.` };
}

/** @throws UserError when the database is not empty, or the file is no whole backup */
export async function restore({ config, args: [file = ''] }: CliCall): Promise<CliAnswer> {
  const path = resolve(file);
  const rows = await withDatabase(config, (db) => restoreFile(db, path));
  return { json: { file: path, rows }, text: `${inRows(rows)} were restored from ${path}.` };
}

/** @throws UserError as `restore` does, and when it is asked to copy a data folder into itself */
export async function copyFrom({ config, args: [from = ''] }: CliCall): Promise<CliAnswer> {
  const where = /^postgres(?:ql)?:/.test(from) ? { url: from } : { folder: resolve(from) };
  const into = databaseOf(config);
  if ('folder' in where && 'folder' in into && where.folder === into.folder) {
    throw new UserError(`${where.folder} is the database into which you copy. Name another.`);
  }
  const source = await openDatabase(where);
  try {
    const rows = await withDatabase(config, (db) => copyDatabase(source.db, db));
    return { json: { rows }, text: `${inRows(rows)} were copied. What was there stays as it was.` };
  } finally {
    await source.close();
  }
}

function inRows(rows: number): string {
  return counted(rows, 'row', 'rows');
}
