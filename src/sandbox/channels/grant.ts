/** Owns giving the bot a right in a channel, or taking it, whatever else stands there. */
import { basePermissions, BITS, can } from '../permissions.ts';
import type { Guild, GuildChannel, Overwrite } from '../state/state.ts';
import type { World } from '../world.ts';
import { saveChannel } from './edit-channel.ts';
import { withOverwrite } from './overwrites.ts';

/** False for a bot that may do everything everywhere: no overwrite takes anything from it. */
export function canBeDenied({ state }: World, guild: Guild): boolean {
  return (basePermissions(guild, state.botUserId) & BITS.Administrator) === 0n;
}

/** By an overwrite of the bot's own role; CHANNEL_UPDATE says so, THREAD_LIST_SYNC when it sees the channel again. */
export function setGranted(
  world: World,
  guild: Guild,
  channel: GuildChannel,
  { bit, granted }: { bit: bigint; granted: boolean },
): void {
  const { botUserId } = world.state;
  const couldSee = can(world, botUserId, channel, BITS.ViewChannel);
  const overwrite = changed(ownOverwrite(world, guild, channel), bit, granted);
  const next = withOverwrite(channel, overwrite);
  // An overwrite for the bot itself would count for more than its role's.
  const own = next.permission_overwrites.find(({ id, type }) => type === 1 && id === botUserId);
  saveChannel(world, own === undefined ? next : withOverwrite(next, changed(own, bit, granted)));
  if (couldSee || !can(world, botUserId, next, BITS.ViewChannel)) return;
  world.events.emit({ type: 'thread.sync', guild, channelIds: [channel.id] });
}

function ownOverwrite({ state }: World, guild: Guild, channel: GuildChannel): Overwrite {
  const role = [...guild.roles.values()].find(({ tags }) => tags?.bot_id === state.botUserId);
  const id = role?.id ?? state.botUserId;
  return (
    channel.permission_overwrites.find((overwrite) => overwrite.id === id) ?? {
      id,
      type: role === undefined ? 1 : 0,
      allow: '0',
      deny: '0',
    }
  );
}

function changed(overwrite: Overwrite, bit: bigint, granted: boolean): Overwrite {
  const allow = BigInt(overwrite.allow);
  const deny = BigInt(overwrite.deny);
  return {
    ...overwrite,
    allow: String(granted ? allow | bit : allow & ~bit),
    deny: String(granted ? deny & ~bit : deny | bit),
  };
}
