/** Owns `interactions.endpoint`: where the bot takes its interactions by HTTP. */
import { z } from 'zod';

import { refusalOfEndpoint } from '../interactions/endpoint/verify.ts';
import { control, ControlRefusal } from './definition.ts';

export const interactionsEndpoint = control({
  name: 'interactions.endpoint',
  what: 'Send interactions to this URL, signed, instead of over the gateway; null ends that. Only an address of this machine, and only one that answers a PING and refuses a forged one.',
  input: z.object({ url: z.string().max(2048).nullable() }),
  example: { url: 'http://127.0.0.1:3000/interactions' },
  async run(world, { url }) {
    const refusal = url === null ? undefined : await refusalOfEndpoint(world, url);
    if (refusal !== undefined) throw new ControlRefusal(refusal);
    const application = { ...world.state.application, interactions_endpoint_url: url };
    world.commit({ type: 'application', application });
    return { url };
  },
});
