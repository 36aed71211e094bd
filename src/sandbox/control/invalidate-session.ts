/** Owns `gateway.invalidate`: Discord no longer knows the bot's session (op 9). */
import { z } from 'zod';

import { OP } from '../gateway/packets.ts';
import { control } from './definition.ts';
import { connected } from './connected.ts';

export const invalidateSession = control({
  name: 'gateway.invalidate',
  what: 'Invalidate the session (op 9). Only a `resumable` one can be resumed, on the same connection too.',
  input: z.object({ resumable: z.boolean() }),
  example: { resumable: false },
  run(world, { resumable }) {
    const { sessions } = world.gateway;
    const bots = connected(world);
    for (const { link, session } of bots) {
      if (resumable) sessions.detach(session);
      else sessions.end(session);
      link.write({ op: OP.invalidSession, d: resumable });
    }
    return { connections: bots.length };
  },
});
