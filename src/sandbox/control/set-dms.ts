/** Owns `dms.set`: a person takes direct messages from the bot, or does not. */
import { z } from 'zod';

import { control, ControlRefusal } from './definition.ts';

export const setDms = control({
  name: 'dms.set',
  what: 'Open or close a person’s direct messages: closed, the bot gets 50007 on sending.',
  input: z.object({ user_id: z.string(), open: z.boolean() }),
  example: { user_id: '1475000000000000000', open: false },
  run(world, { user_id: userId, open }) {
    if (!world.state.users.has(userId)) throw new ControlRefusal(`There is no user ${userId}.`);
    world.commit({ type: 'dms', user_id: userId, is_open: open });
    world.events.emit({ type: 'people' });
  },
});
