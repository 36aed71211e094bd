/** Owns what every stage of a chaos run works with, and the one time that all of it has. */
import type { Discord } from './discord.ts';
import type { Fleet } from './fleet.ts';

export type Parts = {
  discord: Discord;
  fleet: Fleet;
  time: Time;
  articles: string;
  env: Record<string, string>;
};

export type Time = { move(ms: number): Promise<void> };

/** One time for the sandbox and for all processes. */
export function createTime(discord: Discord, fleet: Fleet): Time {
  let aheadMs = 0;
  return {
    async move(ms) {
      aheadMs += ms;
      await discord.control({ action: 'clock.move', ms });
      fleet.setAhead(aheadMs);
    },
  };
}
