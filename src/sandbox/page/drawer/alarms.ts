/** Owns what is switched on and must not be forgotten when the drawer is closed. Pure. */
import type { ControlState, PageGuild } from '../../page-protocol.ts';
import { leftOf } from './countdown.ts';
import type { Drawer } from './state.ts';

export function activeFaults({
  control,
  toldAtMs,
  nowMs,
}: Pick<Drawer, 'control' | 'toldAtMs' | 'nowMs'>): ControlState['faults'] {
  return (control?.faults ?? []).filter(
    ({ ends_after_ms: ends, left }) =>
      left !== 0 && (ends === null || leftOf(ends, toldAtMs, nowMs) > 0),
  );
}

/** A sentence each. */
export function alarmsOf(
  drawer: Pick<Drawer, 'control' | 'toldAtMs' | 'nowMs'>,
  guilds: readonly Pick<PageGuild, 'name' | 'unavailable' | 'has_bot'>[],
): string[] {
  const isBanned = drawer.control?.limits.invalid.is_banned === true;
  return [
    ...activeFaults(drawer).map(({ what, matches }) => `${what}: ${matches}`),
    ...(drawer.control?.gateway_faults ?? []).map(({ what, left }) => `Gateway: ${what}, ${left}×`),
    ...(isBanned ? ['The bot is banned for its invalid requests'] : []),
    ...guilds.filter((guild) => guild.unavailable).map(({ name }) => `Outage of ${name}`),
    ...guilds.filter((guild) => !guild.has_bot).map(({ name }) => `The bot is not in ${name}`),
  ];
}
