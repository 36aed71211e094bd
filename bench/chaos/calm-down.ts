/** Owns the end of a chaos run: time goes by until nothing is due. */
import { setTimeout as wait } from 'node:timers/promises';
import { inArray } from 'drizzle-orm';
import { openDatabase } from '../../src/db/client.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import type { Discord } from './discord.ts';
import { type Parts, startAll } from './parts.ts';
import { whereOf } from './set-up.ts';

/** A pause between edits, and the longest that a failed try waits. */
export const MOVES_MINUTES = [2, 20];
const MOST_ROUNDS = 8;

/** What waits is given the time for it, until nothing does. The processes have stopped then. */
export async function calmDown({ discord, fleet, time, env }: Parts): Promise<void> {
  await fleet.ready();
  await untilQuiet(discord);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    for (const minutes of MOVES_MINUTES) {
      await time.move(minutes * 60_000);
      await untilQuiet(discord);
    }
    await fleet.stop();
    if ((await countPending(env)) === 0 || round === MOST_ROUNDS) return;
    await startAll({ fleet, time });
  }
}

/** A worker looks once a second for what is due, and for files. */
const QUIET_MS = 1_300;

/** Nothing is asked of Discord any more: what was under way has ended, and nothing is due now. */
export async function untilQuiet(discord: Discord): Promise<void> {
  let before = '';
  for (;;) {
    const newest = await discord.newest();
    if (newest === before) return;
    before = newest;
    await wait(QUIET_MS);
  }
}

async function countPending(env: Record<string, string>): Promise<number> {
  const { db, close } = await openDatabase(whereOf(env));
  const pending = await db.$count(deliveries, inArray(deliveries.state, ['due', 'sending']));
  await close();
  return pending;
}
