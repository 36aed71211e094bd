/** Owns a sweep over all feeds that are due, and how it tells their silence from our own. */
import { claimDue, claimProbes, giveBack } from './claim-due.ts';
import { createHostPool, type HostPool, type PoolLimits } from './host-pool.ts';
import { downSince, isTimeToTry, noteAnswer, noteSilence } from './own-network.ts';
import { hostOf, type PolledFeed } from './polled-feed.ts';
import { MINUTE_MS } from '../../lib/spans.ts';
import type { Suspects } from './suspects.ts';
import { openSweep, type Sweep, type SweepDeps, type SweepReport } from './sweep.ts';

/**
 * Sockets and bodies in memory; 32 at ten a second are more than a thousand feeds need. One question
 * at a time and a second between two is what a host of many feeds (arXiv, GitHub) is asked.
 */
const LIMITS: PoolLimits = { atOnce: 32, perHost: 1, gapMs: 1_000 };
/** The next claim is made while these are polled: of all at once the first would wait for the last. */
const MOST_CLAIMED = 250;
/** Of one host among them, for each that it is asked at once: as many as a sweep has time for. */
const MOST_OF_HOST = 50;
/** While something is slow, what falls due meanwhile is taken as well. */
const LOOK_AGAIN_MS = 5_000;
/** What is not begun by then is given back, well before its lease ends. */
const LONGEST_SWEEP_MS = 3 * MINUTE_MS;
/** So many hosts in a row without any answer are a reason to doubt our own network. */
const DOUBTFUL_HOSTS = 3;
/** So many that answered last are asked then. */
const PROBES = 2;
/** Or else it is that one host's fault. */
const LEAST_SILENT_HOSTS = 2;

/**
 * Polls what is due, and what falls due while it does.
 * @throws what the database threw, once everything that was under way has ended
 */
export async function pollDue(deps: SweepDeps): Promise<SweepReport> {
  const sweep = openSweep(deps);
  try {
    const since = await downSince(deps);
    const isReached = since === null && deps.reach.silentSince === null;
    if (isReached || (await comesBack(sweep, since))) await pollAll(sweep);
  } finally {
    await sweep.close();
  }
  return sweep.report;
}

async function pollAll(sweep: Sweep): Promise<void> {
  const { deps, suspects } = sweep;
  const limits = { ...LIMITS, ...deps.limits };
  const begunAt = performance.now();
  const isOver = () =>
    deps.signal?.aborted === true ||
    sweep.isBroken() ||
    performance.now() - begunAt > LONGEST_SWEEP_MS;
  const pool = createHostPool<PolledFeed>(limits, async (feed) => {
    const polled = await sweep.attend(feed);
    if (polled?.kind === 'failed' && polled.isTooMany) {
      const host = hostOf(feed.location);
      const { retryAfterMs } = polled.wishes;
      await sweep.rest(host, { retryAfterMs, waiting: pool.takeWaiting(host) });
    }
    pool.hold(isOver() || isDoubtful(suspects));
  });
  try {
    await pollUntil(isOver, { sweep, pool, mostOfHost: MOST_OF_HOST * limits.perHost });
  } finally {
    sweep.leave(...pool.takeWaiting());
    while (pool.running > 0) await pool.ended();
  }
}

function isDoubtful(suspects: Suspects): boolean {
  return suspects.hosts().size >= DOUBTFUL_HOSTS;
}

type PollAll = { sweep: Sweep; pool: HostPool<PolledFeed>; mostOfHost: number };

async function pollUntil(
  isOver: () => boolean,
  { sweep, pool, mostOfHost }: PollAll,
): Promise<void> {
  const { suspects } = sweep;
  let isAllTaken = false;
  for (;;) {
    const isBusy = pool.waiting > MOST_CLAIMED / 4;
    if (!isOver() && !isAllTaken && !isBusy && !isDoubtful(suspects)) {
      isAllTaken = await take(sweep, pool, mostOfHost);
      continue;
    }
    if (pool.running === 0 && (isOver() || (pool.waiting === 0 && suspects.hosts().size === 0))) {
      break;
    }
    if (pool.running === 0 && (pool.waiting === 0 || isDoubtful(suspects))) {
      if (await isOurs(sweep, pool)) break;
      pool.hold(false);
      continue;
    }
    if ((await endOrTime(pool)) === 'time') {
      isAllTaken = false;
      void sweep.ledger.flush();
    }
  }
}

/** @returns whether nothing more is due */
async function take(
  { deps, claimArgs }: Sweep,
  pool: HostPool<PolledFeed>,
  mostOfHost: number,
): Promise<boolean> {
  const claimed = await claimDue(deps, claimArgs(MOST_CLAIMED));
  const surplus: number[] = [];
  for (const feed of claimed) {
    const host = hostOf(feed.location);
    if (pool.countOf(host) < mostOfHost) pool.add(host, feed);
    else surplus.push(feed.sourceId);
  }
  const at = new Date(deps.clock.now().getTime() + MINUTE_MS);
  await giveBack(deps, { worker: deps.worker, sourceIds: surplus, at });
  return claimed.length < MOST_CLAIMED;
}

async function endOrTime(pool: HostPool<PolledFeed>): Promise<'end' | 'time'> {
  let timer: NodeJS.Timeout | undefined;
  const time = new Promise<'time'>((resolve) => {
    timer = setTimeout(() => resolve('time'), LOOK_AGAIN_MS);
  });
  const end = pool.ended().then(() => 'end' as const);
  return Promise.race([end, time]).finally(() => clearTimeout(timer));
}

/** Nothing answered since the suspects were asked: do those that answered last? */
async function isOurs(sweep: Sweep, pool: HostPool<PolledFeed>): Promise<boolean> {
  const { deps, suspects, claimArgs, attend } = sweep;
  // Those that have answered just now are free again.
  await sweep.ledger.flush();
  const except = suspects.hosts();
  const probes = await claimProbes(deps, { ...claimArgs(PROBES), onlyDue: false, except });
  probes.push(...takeBest(pool, except));
  await Promise.all(probes.map(attend));
  const silent = suspects.hosts().size;
  if (silent === 0) return false;
  if (silent < LEAST_SILENT_HOSTS) {
    sweep.blame();
    return false;
  }
  sweep.acquit();
  await noteSilence(deps);
  return true;
}

/** Of those that wait for their turn, which no other can claim. */
function takeBest(pool: HostPool<PolledFeed>, except: ReadonlySet<string>): PolledFeed[] {
  const best: PolledFeed[] = [];
  const lastGood = ({ failures, succeededAt }: PolledFeed) =>
    failures > 0 ? 0 : (succeededAt?.getTime() ?? 0);
  for (const feed of pool.takeWaiting().toSorted((a, b) => lastGood(b) - lastGood(a))) {
    const host = hostOf(feed.location);
    const isOther = !except.has(host) && best.every(({ location }) => hostOf(location) !== host);
    if (isOther && best.length < PROBES) best.push(feed);
    else pool.add(host, feed);
  }
  return best;
}

/** While nobody answers a few are asked now and then; whether one has answered. */
async function comesBack(sweep: Sweep, since: Date | null): Promise<boolean> {
  const { deps, suspects, claimArgs, attend } = sweep;
  if (!isTimeToTry(deps.reach, deps.clock.now())) return false;
  const args = { ...claimArgs(DOUBTFUL_HOSTS), onlyDue: true, except: new Set<string>() };
  const probes = await claimProbes(deps, args);
  if (probes.length === 0) return false;
  await Promise.all(probes.map(attend));
  if (!suspects.hasAnswer()) {
    sweep.acquit();
    await noteSilence(deps);
    return false;
  }
  sweep.blame();
  await noteAnswer(deps, since);
  return true;
}
