/** Owns `channel.close` and `channel.open`: the bot loses and regains the sight of a channel. */
import { z } from 'zod';

import { setGranted } from '../channels/grant.ts';
import { BITS } from '../permissions.ts';
import type { World } from '../world.ts';
import { control } from './definition.ts';
import { findGuildChannel } from './find-channel.ts';
import { deniableGuild } from './set-permission.ts';

const input = z.object({ channel_id: z.string() });
const example = { channel_id: '1475000000000000000' };

function setVisible(world: World, channelId: string, granted: boolean): void {
  const channel = findGuildChannel(world, channelId);
  const guild = deniableGuild(world, channel.guild_id);
  setGranted(world, guild, channel, { bit: BITS.ViewChannel, granted });
}

export const closeChannel = control({
  name: 'channel.close',
  what: 'Take VIEW_CHANNEL from the bot in a channel: it gets 50001 there.',
  input,
  example,
  run(world, { channel_id: id }) {
    setVisible(world, id, false);
  },
});

export const openChannel = control({
  name: 'channel.open',
  what: 'Give VIEW_CHANNEL back to the bot in a channel.',
  input,
  example,
  run(world, { channel_id: id }) {
    setVisible(world, id, true);
  },
});
