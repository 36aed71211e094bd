/**
 * Owns the measure of claiming: rows a second that workers, each with its own connection, take by the
 * real `lease()` and settle, while a million rows drain and when 990,000 of them are settled; beside
 * it without the partial index, without SKIP LOCKED, and by a select that an update follows. On
 * Postgres, with TEST_DATABASE_URL. Promises: the plan reads the partial index and nothing else, and
 * settled rows cost it nothing.
 */
import { migratePostgres } from '../src/db/migrate.ts';
import {
  BATCH,
  DUE,
  INDEX,
  median,
  ratesOf,
  REAL,
  ROUNDS,
  type Site,
  WAYS,
  WORKERS,
} from './claim-rates.ts';
import { byLease, leaseBeside, statementOf } from './claim-ways.ts';
import { freshDatabase } from './fresh-database.ts';
import * as outbox from './outbox.ts';

type Worker = outbox.Worker;

const ROWS = 1_000_000;

export async function benchClaim(): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) {
    print(
      'claim: not measured, it needs a Postgres server. Example: TEST_DATABASE_URL=postgres://…',
    );
    return;
  }
  const [few, many] = [await openSite(server, DUE), await openSite(server, ROWS - DUE)];
  try {
    await measure(few, many);
  } finally {
    await few.close();
    await many.close();
  }
}

async function openSite(server: string, settled: number): Promise<Site> {
  const fresh = await freshDatabase('', `claim_${settled}`, server);
  if (!('url' in fresh.place)) throw new Error(`${server} is no server`);
  const { url } = fresh.place;
  await migratePostgres(url);
  const open = (at: number) => outbox.openWorker(url, `worker-${at}`);
  const workers = Array.from({ length: Math.max(...WORKERS) }, (_, at) => open(at));
  const admin = open(-1);
  const close = async () => {
    await Promise.all([admin, ...workers].map((worker) => worker.close()));
    await fresh.drop();
  };
  await outbox.fillPlaces(admin.client);
  return { settled, admin, workers, close };
}

async function measure(few: Site, many: Site): Promise<void> {
  await outbox.fillOutbox(few.admin.client, DUE, 'sent');
  await outbox.fillOutbox(many.admin.client, many.settled, 'due');
  await drain(many, 4, 1_000);
  for (const { admin } of [few, many]) await outbox.fillOutbox(admin.client, DUE, 'due');
  const tries = [{ site: few, way: REAL }, ...WAYS.map((way) => ({ site: many, way }))];
  const rates = await ratesOf(tries);
  print(`${DUE} due rows claimed and settled, a second, median of ${ROUNDS} rounds`);
  print(`  ${''.padEnd(48)}${WORKERS.map((count) => `${count} at once`.padStart(11)).join('')}`);
  for (const [at, { site, way }] of tries.entries()) {
    const what = `${way.name}, batches of ${way.batch}, ${site.settled} settled`;
    const cells = rates[at]?.map((rate) => whole(rate).padStart(11)) ?? [];
    print(`  ${what.padEnd(48)}${cells.join('')}`);
  }
  await outbox.makeDue(many.admin.client, many.settled);
  await showPlan(many.admin);
  await showOneFull(many.admin);
}

/** The rate of the last tenth of a million against that of the first. */
async function drain(site: Site, count: number, batch: number): Promise<void> {
  const rows = site.settled;
  const reached = [performance.now()];
  let done = 0;
  const work = async (worker: Worker): Promise<void> => {
    while (done < rows) {
      const ids = await byLease(worker, batch);
      await outbox.settle(worker, ids);
      done += ids.length;
      while (done >= (reached.length * rows) / 10) reached.push(performance.now());
    }
  };
  await Promise.all(site.workers.slice(0, count).map(work));
  const rate = (from: number, to: number) =>
    whole((((to - from) * rows) / 10 / ((reached[to] ?? 0) - (reached[from] ?? 0))) * 1_000);
  print(`${rows} rows drained by ${count} workers in batches of ${batch}, rows a second`);
  print(`  all ${rate(0, 10)}, the first tenth ${rate(0, 1)}, the last tenth ${rate(9, 10)}`);
}

async function showPlan(admin: Worker): Promise<void> {
  const { text, params } = await statementOf(admin, BATCH);
  await admin.client.unsafe('begin');
  const plan = await admin.client.unsafe(`explain (analyze, costs off) ${text}`, params);
  await admin.client.unsafe('rollback');
  const lines = plan.map((line) => String(line['QUERY PLAN']));
  const isPlan = lines.some((line) => line.includes(INDEX));
  if (!isPlan || lines.some((line) => line.includes('Seq Scan'))) {
    throw new Error(`a claim reads more than ${INDEX}:\n${lines.join('\n')}`);
  }
  print(`plan of a claim of ${BATCH}`);
  for (const line of lines) print(`  ${line}`);
}

/** What a claim costs while more than it looks at is due of one destination that is busy. */
async function showOneFull(admin: Worker): Promise<void> {
  const claims = async (busy: number[]): Promise<number> => {
    const times: number[] = [];
    for (let at = 0; at < 30; at += 1) {
      const started = performance.now();
      const ids = await leaseBeside(admin, BATCH, busy);
      times.push(performance.now() - started);
      await outbox.settle(admin, ids);
    }
    return median(times);
  };
  const before = await claims([]);
  await outbox.fillOneDestination(admin.client, DUE);
  const started = performance.now();
  const met = await leaseBeside(admin, BATCH, []);
  const first = performance.now() - started;
  const behind = await claims([1]);
  print(`${DUE} due rows of one destination in front of all others, ms a claim of ${BATCH}`);
  print(`  without them ${before.toFixed(1)}; the claim that meets them ${first.toFixed(1)},`);
  print(`  which takes ${met.length}; those past them ${behind.toFixed(1)}`);
}

function whole(value: number): string {
  return value.toFixed(0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
