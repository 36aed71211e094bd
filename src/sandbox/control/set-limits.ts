/** Owns `limits.set`: rate limits on and off, and how many invalid requests lead to a ban. */
import { z } from 'zod';

import { control } from './definition.ts';

export const setLimits = control({
  name: 'limits.set',
  what: 'Switch rate limits on or off, or set how many invalid requests in ten minutes shut a bot out.',
  input: z.object({
    enabled: z.boolean().optional(),
    invalid_limit: z.int().positive().max(10_000).optional(),
  }),
  example: { enabled: true, invalid_limit: 100 },
  run(world, { enabled, invalid_limit: invalidLimit }) {
    world.limits.set({ enabled, invalidLimit });
    return undefined;
  },
});
