/** Owns `guild.outage`: Discord cannot serve a guild for a while. */
import { z } from 'zod';

import { keepGuild } from '../state/changes.ts';
import { control } from './definition.ts';
import { findGuild, GUILD_EXAMPLE, GuildInput } from './find-guild.ts';

export const setOutage = control({
  name: 'guild.outage',
  what: 'Make a guild unavailable: GUILD_DELETE with `unavailable`, 503 for what is asked there. Or end that: GUILD_CREATE.',
  input: GuildInput.extend({ on: z.boolean() }),
  example: { ...GUILD_EXAMPLE, on: true },
  run(world, { guild_id: id, on }) {
    const before = findGuild(world, id);
    if (before.unavailable === on) return;
    world.commit({ type: 'guild', guild: { ...keepGuild(before), unavailable: on } });
    const guild = findGuild(world, id);
    // A guild without the bot has nobody to tell but the page.
    if (on) world.events.emit({ type: 'guild.delete', guild, isOutage: true });
    else world.events.emit({ type: 'guild.create', guild });
  },
});
