/** Owns the guild that an action names. */
import { z } from 'zod';

import type { Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { ControlRefusal } from './definition.ts';

export const GuildInput = z.object({ guild_id: z.string() });

export const GUILD_EXAMPLE = { guild_id: '1234567890123456789' };

export function findGuild({ state }: World, id: string): Guild {
  const guild = state.guilds.get(id);
  if (guild === undefined) throw new ControlRefusal(`There is no guild ${id}.`);
  return guild;
}
