/** Owns which events are for the bot at all, before intents and shards. */
import type { SandboxEvent } from '../events.ts';
import { BITS, permissionsIn } from '../permissions.ts';
import { isServed } from '../state/state.ts';
import type { World } from '../world.ts';
import type { Dispatch } from './dispatches.ts';

/** Nothing of a guild that it is not in or that has an outage, and no message where it may not look. */
export function reachesBot(
  { state, clock }: World,
  event: SandboxEvent,
  { guildId }: Pick<Dispatch, 'guildId'>,
): boolean {
  const { botUserId } = state;
  switch (event.type) {
    // The guild as it was before the bot left it, and as it is when the bot has come.
    case 'guild.create':
    case 'guild.delete':
      return event.guild.members.has(botUserId);
    // It began with an install of the app, which may be a person's own.
    case 'interaction.create':
      return true;
    case 'message.create':
    case 'message.update':
    case 'message.delete':
    case 'typing': {
      const bits = permissionsIn(state, event.channel, botUserId, clock.now());
      if ((bits & BITS.ViewChannel) === 0n) return false;
      break;
    }
    default:
  }
  const guild = guildId === undefined ? undefined : state.guilds.get(guildId);
  return guild === undefined || isServed(state, guild);
}
