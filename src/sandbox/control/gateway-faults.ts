/** Owns the actions that count: the next RESUMEs refused, the next events repeated or out of order. */
import { z } from 'zod';

import type { GatewayFaults } from '../gateway/faults.ts';
import { control } from './definition.ts';

const TimesInput = z.object({ times: z.int().min(0).max(1_000_000) });

function counted<const Name extends string>(name: Name, what: string, fault: keyof GatewayFaults) {
  return control({
    name,
    what: `${what} 0 ends it.`,
    input: TimesInput,
    example: { times: 1 },
    run(world, { times }) {
      world.gateway.faults[fault] = times;
    },
  });
}

export const refuseResume = counted(
  'gateway.refuse-resume',
  'Refuse the next RESUMEs: op 9 without `d`, and the session is over.',
  'refuseResume',
);

export const repeatEvents = counted(
  'gateway.repeat',
  'Send each of the next events twice, with a sequence number each.',
  'repeat',
);

export const reorderEvents = counted(
  'gateway.reorder',
  'Swap the next pairs of events; the first of a pair waits a second for the other at most.',
  'reorder',
);
