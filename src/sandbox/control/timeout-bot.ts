/** Owns `bot.timeout`: a moderator puts the bot in timeout. */
import { z } from 'zod';

import { saveMember } from '../members.ts';
import { control, ControlRefusal } from './definition.ts';
import { findGuild } from './find-guild.ts';

/** Discord's longest timeout: 28 days (guild.mdx, "Modify Guild Member"). */
const LONGEST_MS = 28 * 24 * 60 * 60 * 1000;

export const timeoutBot = control({
  name: 'bot.timeout',
  what: 'Put the bot in timeout for a while: it may only look. 0 ends the timeout.',
  input: z.object({ guild_id: z.string(), ms: z.int().min(0).max(LONGEST_MS) }),
  example: { guild_id: '1475000000000000000', ms: 60_000 },
  run(world, { guild_id: guildId, ms }) {
    const guild = findGuild(world, guildId);
    const member = guild.members.get(world.state.botUserId);
    if (member === undefined) throw new ControlRefusal('The bot is not in this guild.');
    const until = new Date(world.clock.now().getTime() + ms).toISOString();
    saveMember(world, guild, { ...member, communication_disabled_until: ms === 0 ? null : until });
  },
});
