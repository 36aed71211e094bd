/** Owns what every stage of a chaos run works with, and the one time that all of it has. */
import type { Discord } from './discord.ts';
import type { Fleet } from './fleet.ts';

/**
 * What each start moves the time on by: leases, backoffs and pauses between edits end within the run,
 * and Discord lets the next process in.
 */
export const STEP_MS = 5_000;

export type Parts = {
  discord: Discord;
  fleet: Fleet;
  time: Time;
  articles: string;
  env: Record<string, string>;
};

export type Time = {
  move(ms: number): Promise<void>;
  /** The same of a sandbox that has just started, whose time is the system's again. */
  moveAll(ms: number): Promise<void>;
};

/** One time for the sandbox and for all processes. */
export function createTime(discord: Discord, fleet: Fleet): Time {
  let aheadMs = 0;
  return {
    async move(ms) {
      aheadMs += ms;
      await discord.control({ action: 'clock.move', ms });
      fleet.setAhead(aheadMs);
    },
    async moveAll(ms) {
      aheadMs += ms;
      await discord.control({ action: 'clock.move', ms: aheadMs });
      fleet.setAhead(aheadMs);
    },
  };
}

/** One after the other: Discord lets a bot identify once in five seconds. */
export async function startAll({ fleet, time }: Pick<Parts, 'fleet' | 'time'>): Promise<void> {
  for (let slot = 0; slot < fleet.count; slot += 1) {
    await fleet.start(slot);
    await time.move(STEP_MS);
  }
}
