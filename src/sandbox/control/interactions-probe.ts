/** Owns `interactions.probe`: a request with a bad signature, as Discord sends them now and then. */
import { z } from 'zod';

import { messageOf } from '../../lib/errors.ts';
import { probeEndpoint } from '../interactions/endpoint/verify.ts';
import { control, ControlRefusal } from './definition.ts';

export const interactionsProbe = control({
  name: 'interactions.probe',
  what: 'Send a PING with a bad signature to the interactions endpoint. The status of its answer should be 401; Discord takes the URL away otherwise.',
  input: z.object({}),
  example: {},
  async run(world) {
    const { interactions_endpoint_url: url } = world.state.application;
    if (url === null) throw new ControlRefusal('There is no interactions endpoint to probe.');
    try {
      const status = await probeEndpoint(world, url);
      return { status, is_refused: status === 401 };
    } catch (error) {
      throw new ControlRefusal(`The endpoint could not be called: ${messageOf(error)}`);
    }
  },
});
