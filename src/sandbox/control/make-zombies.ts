/** Owns `gateway.zombie`: the bot's connection is open, and dead. */
import { z } from 'zod';

import { control } from './definition.ts';
import { connected } from './connected.ts';

export const makeZombies = control({
  name: 'gateway.zombie',
  what: 'Leave the open gateway sockets open, and answer and send nothing there, not even heartbeat ACKs. New connections live.',
  input: z.object({ on: z.boolean() }),
  example: { on: true },
  run(world, { on }) {
    if (on) {
      const bots = connected(world);
      for (const { link } of bots) link.setZombie(true);
      return { connections: bots.length };
    }
    const zombies = [...world.gateway.links].filter((link) => link.isZombie());
    for (const link of zombies) link.setZombie(false);
    return { connections: zombies.length };
  },
});
