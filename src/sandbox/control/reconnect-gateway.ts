/** Owns `gateway.reconnect`: Discord wants the bot on another connection (op 7). */
import { z } from 'zod';

import { OP } from '../gateway/packets.ts';
import { control } from './definition.ts';
import { connected } from './connected.ts';

export const reconnectGateway = control({
  name: 'gateway.reconnect',
  what: 'Tell the bot to reconnect and resume (op 7). With `before_hello` the next connection is told so instead of HELLO.',
  input: z.object({ before_hello: z.boolean().default(false) }),
  example: {},
  run(world, { before_hello: isBeforeHello }) {
    if (isBeforeHello) {
      world.gateway.faults.reconnectBeforeHello += 1;
      return {};
    }
    const bots = connected(world);
    for (const { link } of bots) link.write({ op: OP.reconnect });
    return { connections: bots.length };
  },
});
