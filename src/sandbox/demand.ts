/** Owns the refusal of what the bot lacks the right for. */
import { can } from './permissions.ts';
import type { Channel } from './state/state.ts';
import { discordError } from './wire/discord-error.ts';
import type { World } from './world.ts';

/** 50013 without one of these bits; Discord never says which one is missing (discord-api-docs#1467). */
export function demand(world: World, channel: Channel, bit: bigint): void {
  if (!can(world, world.state.botUserId, channel, bit)) throw discordError(50013);
}
