/** Owns `keypoint migrate`: brings the database's tables up to date, as every start does. */
import type { CliAnswer, CliCall } from '../definition.ts';
import { withDatabase } from '../with-database.ts';

export async function migrate({ config }: CliCall): Promise<CliAnswer> {
  const kind = await withDatabase(config, async (_db, opened) => opened);
  const which = kind === 'postgres' ? 'The Postgres server' : 'The embedded database';
  return { json: { database: kind, status: 'up to date' }, text: `${which} is up to date.` };
}
