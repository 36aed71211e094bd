/** Owns `app.install`: a person has the app for themselves, wherever they are, or no longer. */
import { z } from 'zod';

import { control } from './definition.ts';
import { findPerson } from './find-person.ts';

export const installApp = control({
  name: 'app.install',
  what: 'Install the app for a person, or take it away: its commands for users’ own installs come along into servers without the bot and into conversations.',
  input: z.object({ user_id: z.string(), installed: z.boolean() }),
  example: { user_id: '1475000000000000000', installed: true },
  run(world, { user_id: userId, installed }) {
    const { id } = findPerson(world, userId);
    world.commit({ type: 'user-install', user_id: id, is_installed: installed });
    world.events.emit({ type: 'people' });
    world.events.emit({ type: 'commands' });
  },
});
