/** Owns the rates of the ways of claiming, by one worker and by several, in rounds of one run. */
import {
  byLease,
  bySelectThenUpdate,
  type Claim,
  leaseChanged,
  lostInDeadlock,
} from './claim-ways.ts';
import { makeDue, settle, type Worker } from './outbox.ts';

export const DUE = 10_000;
export const WORKERS = [1, 4, 8];
/** As many as the delivery worker takes. */
export const BATCH = 64;
export const INDEX = 'deliveries_claim_post';
export const ROUNDS = 3;
/** A way that is slow is not waited for. */
const PATIENCE_MS = 2_000;

/** A database with so many settled rows, and what works on it. */
export type Site = {
  settled: number;
  admin: Worker;
  workers: Worker[];
  close: () => Promise<void>;
};

export type Way = { name: string; claim: Claim; batch: number; hasNoIndex?: true };

export const REAL: Way = { name: 'lease()', claim: byLease, batch: BATCH };
export const WAYS: readonly Way[] = [
  { ...REAL, batch: 1 },
  REAL,
  { ...REAL, batch: 1_000 },
  {
    name: 'without SKIP LOCKED',
    claim: leaseChanged((text) => text.replace('skip locked', '')),
    batch: BATCH,
  },
  { name: 'select, then update', claim: bySelectThenUpdate, batch: 1 },
  { name: 'select, then update', claim: bySelectThenUpdate, batch: BATCH },
  { name: 'without the index', claim: byLease, batch: BATCH, hasNoIndex: true },
];

/** Of each the rate by 1, 4 and 8 workers; they take turns, so that a busy moment meets all. */
export async function ratesOf(tries: readonly { site: Site; way: Way }[]): Promise<number[][]> {
  const rates = tries.map(() => WORKERS.map((): number[] => []));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, { site, way }] of tries.entries()) {
      const { client } = site.admin;
      if (way.hasNoIndex) await client.unsafe(`drop index ${INDEX}`);
      for (const [column, count] of WORKERS.entries()) {
        await makeDue(client, site.settled);
        rates[at]?.[column]?.push(await rateOf(way, site.workers.slice(0, count)));
      }
      if (way.hasNoIndex) await client.unsafe(CREATE_INDEX);
    }
  }
  return rates.map((columns) => columns.map(median));
}

const CREATE_INDEX = `create index ${INDEX} on deliveries (due_at, id)
  where state in ('due', 'sending') and message_id is null`;

/** @throws when a row was claimed twice */
async function rateOf({ claim, batch }: Way, workers: readonly Worker[]): Promise<number> {
  const claimed = new Set<number>();
  const started = performance.now();
  const isOver = () => claimed.size >= DUE || performance.now() - started > PATIENCE_MS;
  const claimAndSettle = async (worker: Worker): Promise<number[]> => {
    const ids = await claim(worker, batch);
    if (ids.length > 0) await settle(worker, ids);
    return ids;
  };
  const work = async (worker: Worker): Promise<void> => {
    while (!isOver()) {
      const attempt = claimAndSettle(worker);
      const ids = await (claim === byLease ? attempt : lostInDeadlock(attempt));
      for (const id of ids) {
        if (claimed.has(id)) throw new Error(`row ${id} was claimed twice`);
        claimed.add(id);
      }
    }
  };
  await Promise.all(workers.map(work));
  return (claimed.size / (performance.now() - started)) * 1_000;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
