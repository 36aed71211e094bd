/** Owns what the outbox costs with all settled rows behind it: claims, deliveries, what they log. */
import { inArray, sql } from 'drizzle-orm';
import { postLane } from '../../src/delivery/card-lanes.ts';
import type { Sender } from '../../src/delivery/sender.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { BATCH } from '../claim-rates.ts';
import { byLease } from '../claim-ways.ts';
import { settle } from '../outbox.ts';
import { HEAT } from '../planning.ts';
import { type Cost, timed } from './cost.ts';
import { planNews, UNDONE } from './planning-costs.ts';
import type { Site } from './site.ts';

/** Stories whose rows are written to stay, at once. */
const PLANNED = 10;
/** What was planned so is delivered in so many parts at least. */
const PARTS = 12;
const IS_DUE = sql`state = 'due' and due_at <= now()`;

export function deliveryCosts(site: Site): Cost[] {
  const { client } = site.worker;
  const left = site.news.slice(UNDONE);
  const planned = () => planSome(site, left.splice(0, PLANNED));
  const delivered = deliverer(site);
  const after = (work: () => Promise<number | null>) => async () => {
    await client.unsafe('checkpoint');
    return work();
  };
  const logged = async () => (await delivered())?.bytes ?? null;
  const log = (name: string, runs: number, run: Cost['run']): Cost => {
    return { name: `WAL of ${name}`, unit: 'bytes', driver: 'deliveries', runs, run };
  };
  return [
    {
      name: `a claim of ${BATCH}`,
      unit: 'ms',
      driver: 'deliveries',
      runs: 20,
      run: () => claimSome(site),
    },
    log('a planned row', 3, planned),
    log('a planned row, after a checkpoint', 2, after(planned)),
    {
      name: 'a delivery, claimed to settled',
      unit: 'ms',
      driver: 'deliveries',
      runs: 4,
      run: async () => (await delivered())?.ms ?? null,
    },
    log('a delivery, claimed to settled', 4, logged),
    log('a delivery, after a checkpoint', 3, after(logged)),
  ];
}

async function claimSome({ worker }: Site): Promise<number | null> {
  let ids: number[] = [];
  const ms = await timed(async () => {
    ids = await byLease(worker, BATCH);
  });
  await settle(worker, ids);
  return ids.length === 0 ? null : ms;
}

/** Answers bytes of the log for each row; what was due before is out of the way then. */
async function planSome(site: Site, ids: readonly number[]): Promise<number | null> {
  const { db, worker } = site;
  while (ids.length === PLANNED && (await claimSome(site)) !== null);
  const before = await logPosition(site);
  await db.transaction((tx) => planNews(tx, site, { ids, heat: HEAT }));
  const bytes = (await logPosition(site)) - before;
  await worker.client.unsafe('analyze deliveries');
  const rows = await db.$count(deliveries, inArray(deliveries.storyId, [...ids]));
  return rows === 0 ? null : bytes / rows;
}

/** As a worker does it, with a Discord that answers at once: of each, in a full pool. */
function deliverer(site: Site) {
  const { db } = site;
  const lane = postLane({ db, clock: systemClock, log: silentLog(), sender: quickSender() });
  let limit = 0;
  return async (): Promise<{ ms: number; bytes: number } | null> => {
    limit ||= Math.min(BATCH, Math.floor((await db.$count(deliveries, IS_DUE)) / PARTS));
    const before = await logPosition(site);
    let count = 0;
    const ms = await timed(async () => {
      const now = systemClock.now();
      const work = await lane.claim({ worker: 'growth', limit, now, busy: [] });
      count = work.length;
      await Promise.all(work.map((one) => one.run()));
    });
    if (count === 0) return null;
    return { ms: ms / count, bytes: ((await logPosition(site)) - before) / count };
  };
}

function quickSender(): Sender {
  let messages = 0;
  return {
    send: ({ target }) => {
      messages += 1;
      return Promise.resolve({
        status: 'sent',
        channelId: target.discordId,
        messageId: `14${String(messages).padStart(17, '0')}`,
        postName: null,
        channelType: null,
        dmChannelId: null,
        canCrosspost: false,
        isOutdated: false,
      });
    },
    find: () => Promise.resolve({ status: 'absent' }),
    crosspost: () => Promise.resolve({ status: 'gone', reason: 'nothing is passed on here' }),
  };
}

/** Bytes that the server has logged since it was made, for all its databases. */
async function logPosition({ worker }: Site): Promise<number> {
  const [row] = await worker.client.unsafe(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as bytes`,
  );
  return Number(row?.['bytes']);
}
