/** Owns the proof that nothing is left in a session: a pooler gives the next transaction another. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../src/db/client.ts';
import { rowsOf } from '../../src/db/rows-of.ts';

const server = inject('postgresUrl');

describe.skipIf(server === '')('a server behind a pooler of transactions', () => {
  const name = `keypoint_pooler_${process.pid}`;
  let admin: postgres.Sql;
  let open: OpenDatabase;

  beforeAll(async () => {
    admin = postgres(server, { max: 1, onnotice: () => undefined });
    await admin.unsafe(`create database ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    // Two that start at the same time, one of which finds the tables made.
    const [one, other] = await Promise.all([
      openDatabase({ url: url.href }),
      openDatabase({ url: url.href }),
    ]);
    await other.close();
    open = one;
  });

  afterAll(async () => {
    await open.close();
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  });

  it('keeps no lock of the start', async () => {
    const locks = await admin`select from pg_locks join pg_database on oid = database
      where locktype = 'advisory' and datname = ${name}`;
    expect(locks).toHaveLength(0);
  });

  it('has no statement prepared, not even the end of a transaction', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const prepared = await open.db.transaction(async (tx) => {
        await tx.execute(sql`select ${turn}::int`);
        return tx.execute(sql`select statement from pg_prepared_statements where name <> ''`);
      });
      expect(rowsOf(prepared)).toEqual([]);
    }
  });
});
