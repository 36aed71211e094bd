/** Owns `fault.add`, `fault.remove` and `fault.clear`: REST requests that go wrong. */
import { z } from 'zod';

import { FaultWishSchema } from '../faults/fault.ts';
import { control, ControlRefusal } from './definition.ts';

export const addFault = control({
  name: 'fault.add',
  what: 'Let matching requests go wrong: refused, broken, slow, or carried out and never answered.',
  input: FaultWishSchema,
  example: { answer: 'lost', method: 'POST', path: '/channels/:channel_id/messages', times: 1 },
  run: (world, wish) => ({ id: world.faults.add(wish) }),
});

export const removeFault = control({
  name: 'fault.remove',
  what: 'Switch one fault off.',
  input: z.object({ id: z.string() }),
  example: { id: '1' },
  run(world, { id }) {
    if (!world.faults.remove(id)) throw new ControlRefusal(`There is no fault "${id}".`);
    return undefined;
  },
});

export const clearFaults = control({
  name: 'fault.clear',
  what: 'Switch all faults of REST requests off.',
  input: z.object({}),
  example: {},
  run(world) {
    world.faults.clear();
    return undefined;
  },
});
