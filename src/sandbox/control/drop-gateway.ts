/** Owns `gateway.drop`: Discord closes the bot's socket. */
import { z } from 'zod';

import { control } from './definition.ts';
import { connected } from './connected.ts';

export const dropGateway = control({
  name: 'gateway.drop',
  what: 'Close the gateway socket with a code (4000 without one). `code: null` kills it without a close frame.',
  input: z.object({
    code: z.union([z.literal([1000, 1001]), z.int().min(4000).max(4999), z.null()]).default(4000),
  }),
  example: { code: 4000 },
  run(world, { code }) {
    const bots = connected(world);
    for (const { link } of bots) link.close(code);
    return { connections: bots.length };
  },
});
