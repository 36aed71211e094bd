/** Owns `clock.move`: the time of the local Discord is put forward. */
import { z } from 'zod';

import { control } from './definition.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export const moveClock = control({
  name: 'clock.move',
  what: 'Put the clock forward. Deadlines, tokens and rate limits that end on the way are over.',
  input: z.object({
    ms: z
      .int()
      .positive()
      .max(366 * DAY_MS),
  }),
  example: { ms: 3000 },
  run(world, { ms }) {
    world.clock.move(ms);
  },
});
