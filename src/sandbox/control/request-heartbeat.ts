/** Owns `gateway.heartbeat`: Discord asks the bot for a heartbeat (op 1). */
import { z } from 'zod';

import { OP } from '../gateway/packets.ts';
import { control } from './definition.ts';
import { connected } from './connected.ts';

export const requestHeartbeat = control({
  name: 'gateway.heartbeat',
  what: 'Ask the bot to beat at once (op 1). One that does not within half an interval is closed with 4009.',
  input: z.object({}),
  example: {},
  run(world) {
    const bots = connected(world);
    for (const { link } of bots) {
      link.write({ op: OP.heartbeat });
      link.awaitBeat(true);
    }
    return { connections: bots.length };
  },
});
