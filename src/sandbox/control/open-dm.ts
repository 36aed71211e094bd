/** Owns `dm.open`: a person begins to talk to the bot, or to another person. */
import { z } from 'zod';

import { openDmAsPerson } from '../direct-messages.ts';
import { control, ControlRefusal } from './definition.ts';
import { findPerson } from './find-person.ts';

export const openDmControl = control({
  name: 'dm.open',
  what: 'Open the conversation of a person with the bot or with another person. Its result has the `channel_id`.',
  input: z.object({ user_id: z.string(), with_id: z.string() }),
  example: { user_id: '1475000000000000000', with_id: '1475000000000000001' },
  run(world, { user_id: userId, with_id: withId }) {
    const { id } = findPerson(world, userId);
    if (withId === id) throw new ControlRefusal('Nobody has a conversation with themselves.');
    const other = withId === world.state.botUserId ? withId : findPerson(world, withId).id;
    return { channel_id: openDmAsPerson(world, id, other).id };
  },
});
