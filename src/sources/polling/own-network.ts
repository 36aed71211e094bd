/** Owns the knowledge that our own network is down: said once, kept over a restart, said when it ends. */
import { desc, gt, like } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { planReport } from '../../delivery/plan-report.ts';
import { reports } from '../../delivery/tables.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import { feeds } from '../tables.ts';
import { inWords } from './in-words.ts';
import { DAY_MS, MINUTE_MS } from '../../lib/spans.ts';

/** While nobody answers a few are asked, so often. */
const TRIED_EVERY_MS = 3 * MINUTE_MS;
/** Nobody needs to hear of less. */
const LASTING_MS = 10 * MINUTE_MS;

const [DOWN, UP] = ['network-down:', 'network-up:'];

/**
 * What one process knows of its own reach, from sweep to sweep. It says each thing once until it has
 * an answer itself: another process may have denied it meanwhile, whose network is another.
 */
export type Reach = {
  /** When it noticed that nobody answers; null while somebody does. */
  silentSince: Date | null;
  /** When it last asked a few whether they answer again. */
  triedAt: Date | null;
  said: 'nothing' | 'only-here' | 'down';
};

export function createReach(): Reach {
  return { silentSince: null, triedAt: null, said: 'nothing' };
}

type SilenceDeps = { db: Database; clock: Clock; log: Log; reach: Reach };

/** Since when no process reaches anything; null when one does. What was told last says so. */
export async function downSince({ db }: { db: Database }): Promise<Date | null> {
  const last = await lastTold(db);
  return last?.isDown === true ? last.at : null;
}

/**
 * What follows when nobody has answered this process: our network is down when that lasts, and no
 * other process has an answer meanwhile; else this one is cut off, as its log says.
 */
export async function noteSilence({ db, clock, log, reach }: SilenceDeps): Promise<void> {
  const now = clock.now();
  const silentSince = reach.silentSince ?? now;
  reach.silentSince = silentSince;
  reach.triedAt = now;
  const silentMs = now.getTime() - silentSince.getTime();
  // Another that has answered since may be no more: within a day it would have asked each source.
  const hasOther = await hasAnswered(db, new Date(now.getTime() - Math.min(silentMs, DAY_MS)));
  if (reach.said !== 'down' && silentMs >= LASTING_MS && !hasOther) {
    await tellDown(db, silentSince);
    reach.said = 'down';
  } else if (reach.said === 'nothing' && hasOther) {
    log.warn('this process reaches no source, though another does');
    reach.said = 'only-here';
  }
}

/** What follows when somebody has, after silence here or, since `since`, everywhere. */
export async function noteAnswer(
  { db, clock, log, reach }: SilenceDeps,
  since: Date | null,
): Promise<void> {
  if (since !== null) await tellUp(db, { since, now: clock.now() });
  else if (reach.said === 'only-here') log.info('this process reaches sources again');
  Object.assign(reach, createReach());
}

export function isTimeToTry({ triedAt }: Reach, now: Date): boolean {
  return triedAt === null || now.getTime() - triedAt.getTime() >= TRIED_EVERY_MS;
}

/** Any source, whichever process asked it. */
async function hasAnswered(db: Database, after: Date): Promise<boolean> {
  const found = await db
    .select({ id: feeds.sourceId })
    .from(feeds)
    .where(gt(feeds.succeededAt, after))
    .limit(1);
  return found.length > 0;
}

/** Once, however many processes find it at the same time: by what was told last before. */
async function tellDown(db: Database, since: Date): Promise<void> {
  const last = await lastTold(db);
  if (last?.isDown === true) return;
  const text =
    'Keypoint reaches no source at all: its own network seems to be down. No source is blamed, and a few are tried every few minutes.';
  await planReport(db, { key: `${DOWN}${last?.id ?? 0}`, text, now: since });
}

async function tellUp(db: Database, { since, now }: { since: Date; now: Date }): Promise<void> {
  const key = `${UP}${since.toISOString()}`;
  const lasted = inWords(now.getTime() - since.getTime());
  await planReport(db, { key, text: `Keypoint reaches its sources again, after ${lasted}.`, now });
}

async function lastTold(db: Database) {
  const [last] = await db
    .select({ id: reports.id, key: reports.key, at: reports.createdAt })
    .from(reports)
    .where(like(reports.key, 'network-%'))
    .orderBy(desc(reports.id))
    .limit(1);
  return last ? { id: last.id, at: last.at, isDown: last.key.startsWith(DOWN) } : null;
}
