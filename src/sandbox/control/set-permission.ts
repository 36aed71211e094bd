/** Owns `permission.set`: the bot is given a right or loses it. */
import { z } from 'zod';

import { canBeDenied, setGranted } from '../channels/grant.ts';
import { BITS, type PermissionName } from '../permissions.ts';
import { channelsOf, type Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { control, ControlRefusal } from './definition.ts';
import { findGuildChannel } from './find-channel.ts';
import { findGuild } from './find-guild.ts';

/** A guild whose bot is no administrator: that right can't be overwritten. */
export function deniableGuild(world: World, guildId: string): Guild {
  const guild = findGuild(world, guildId);
  if (canBeDenied(world, guild)) return guild;
  throw new ControlRefusal('The bot is an administrator here, which no channel can overrule.');
}

const isName = (name: string): name is PermissionName => name in BITS;

export const setPermission = control({
  name: 'permission.set',
  what: 'Give the bot a permission or take it, in one channel or in every channel of a guild.',
  input: z.object({
    guild_id: z.string(),
    channel_id: z.string().exactOptional(),
    permission: z.string().refine(isName, 'Discord has no permission of this name.'),
    granted: z.boolean(),
  }),
  example: { guild_id: '1475000000000000000', permission: 'EmbedLinks', granted: false },
  run(world, { guild_id: guildId, channel_id: channelId, permission, granted }) {
    const guild = deniableGuild(world, guildId);
    const channels =
      channelId === undefined
        ? channelsOf(world.state, guildId)
        : [findGuildChannel(world, channelId)];
    if (channels.some((channel) => channel.guild_id !== guildId)) {
      throw new ControlRefusal(`The channel ${channelId} is of another guild.`);
    }
    if (!isName(permission)) return;
    for (const channel of channels) {
      setGranted(world, guild, channel, { bit: BITS[permission], granted });
    }
  },
});
