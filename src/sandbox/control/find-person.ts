/** Owns the person that an action names. */
import type { APIUser } from 'discord-api-types/v10';

import type { World } from '../world.ts';
import { ControlRefusal } from './definition.ts';

/** Not the bot. */
export function findPerson({ state }: World, id: string): APIUser {
  const user = state.users.get(id);
  if (user === undefined) throw new ControlRefusal(`There is no user ${id}.`);
  if (user.bot === true) throw new ControlRefusal(`${id} is the bot, not a person.`);
  return user;
}
