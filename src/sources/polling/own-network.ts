/** Owns the knowledge that our own network is down: said once, kept over a restart, said when it ends. */
import { desc, like, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { planReport } from '../../delivery/plan-report.ts';
import { reports } from '../../delivery/tables.ts';
import { feeds } from '../tables.ts';
import { inWords } from './in-words.ts';
import { MINUTE_MS } from './spans.ts';

/** While it is down a few feeds are asked, so often. */
const PROBED_EVERY_MS = 3 * MINUTE_MS;

const [DOWN, UP] = ['network-down:', 'network-up:'];

/** Since when nothing at all can be reached; null when something can. What was told last says so. */
export async function downSince({ db }: { db: Database }): Promise<Date | null> {
  const [last] = await db
    .select({ key: reports.key, createdAt: reports.createdAt })
    .from(reports)
    .where(like(reports.key, 'network-%'))
    .orderBy(desc(reports.id))
    .limit(1);
  return last?.key.startsWith(DOWN) === true ? last.createdAt : null;
}

export async function tellDown(db: Database, now: Date): Promise<void> {
  const key = `${DOWN}${now.toISOString()}`;
  const text =
    'Keypoint reaches no source at all: its own network seems to be down. No source is blamed, and a few are tried every few minutes.';
  await planReport(db, { key, text, now });
}

export async function tellUp(
  db: Database,
  { since, now }: { since: Date; now: Date },
): Promise<void> {
  const key = `${UP}${since.toISOString()}`;
  const lasted = inWords(now.getTime() - since.getTime());
  await planReport(db, { key, text: `Keypoint reaches its sources again, after ${lasted}.`, now });
}

/** Whichever process it was that asked last. */
export async function isTimeToProbe({ db }: { db: Database }, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - PROBED_EVERY_MS);
  const recent = await db
    .select({ id: feeds.sourceId })
    .from(feeds)
    .where(sql`${feeds.polledAt} > ${before.toISOString()}::timestamptz`)
    .limit(1);
  return recent.length === 0;
}
