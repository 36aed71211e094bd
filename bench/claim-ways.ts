/** Owns the ways of claiming that are measured: the real one, and what others do. */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { lease } from '../src/delivery/lease.ts';
import { deliveries } from '../src/delivery/tables.ts';
import type { Statement, Worker } from './outbox.ts';

const { PostgresError } = postgres;
const DEADLOCK = '40P01';

/** Answers the ids of the rows that the worker may send. */
export type Claim = (worker: Worker, limit: number) => Promise<number[]>;

export const byLease: Claim = (worker, limit) => leaseBeside(worker, limit, []);

/** Past the destinations that have enough under way. */
export function leaseBeside({ db, name }: Worker, limit: number, busy: number[]) {
  const args = { worker: name, limit, now: new Date(), busy, which: sql`message_id is null` };
  return lease({ db }, deliveries, args);
}

/** Two that wait for each other's rows: one of them has lost its try. */
export async function lostInDeadlock(attempt: Promise<number[]>): Promise<number[]> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof PostgresError && error.code === DEADLOCK) return [];
    throw error;
  }
}

/** The very statement of `lease()`, changed. */
export function leaseChanged(change: (text: string) => string): Claim {
  const known = new Map<string, Statement>();
  return async (worker, limit) => {
    const key = `${worker.name} ${limit}`;
    const statement = known.get(key) ?? (await statementOf(worker, limit));
    known.set(key, statement);
    const rows = await worker.client.unsafe(change(statement.text), statement.params);
    return rows.map(({ id }) => Number(id));
  };
}

/** What `lease()` runs for such a claim. */
export async function statementOf(worker: Worker, limit: number): Promise<Statement> {
  await worker.client.unsafe('begin');
  await byLease(worker, limit);
  const statement = worker.last();
  await worker.client.unsafe('rollback');
  return statement;
}

/** The race that is lost is not sent twice: the second of two is told that there is nothing. */
export const bySelectThenUpdate: Claim = async ({ client, name }, limit) => {
  const due = `state in ('due', 'sending') and message_id is null and due_at <= now()`;
  const seen = await client.unsafe(
    `select id from deliveries where ${due} order by due_at, id limit $1`,
    [limit],
    { prepare: true },
  );
  const taken = await client.unsafe(
    `update deliveries set state = 'sending', leased_by = $1, attempts = attempts + 1,
       due_at = now() + interval '1 minute'
     where id = any($2::bigint[]) and ${due} returning id`,
    [name, `{${seen.map(({ id }) => String(id)).join()}}`],
    { prepare: true },
  );
  return taken.map(({ id }) => Number(id));
};
