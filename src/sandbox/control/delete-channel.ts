/** Owns `channel.delete`: somebody deletes a channel or a thread. */
import { z } from 'zod';

import { deleteAny } from '../channels/delete-channel.ts';
import { control } from './definition.ts';
import { findChannel } from './find-channel.ts';

export const deleteChannelControl = control({
  name: 'channel.delete',
  what: 'Delete a channel or a thread with everything in it. The bot hears of it, and gets 10003 afterwards.',
  input: z.object({ channel_id: z.string() }),
  example: { channel_id: '1475000000000000000' },
  run(world, { channel_id: id }) {
    deleteAny(world, findChannel(world, id));
  },
});
