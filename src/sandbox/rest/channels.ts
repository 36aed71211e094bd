/** Owns the routes of channels themselves. */
import { shapeChannel } from '../shape.ts';
import { channelOf, writableChannel } from './find.ts';
import { noContent, ok, route } from './route.ts';

export const channelRoutes = [
  route({
    method: 'GET',
    path: '/channels/:channel_id',
    state: 'done',
    run: (world, { params }) => ok(shapeChannel(world.state, channelOf(world, params.channel_id))),
  }),
  route({
    method: 'POST',
    path: '/channels/:channel_id/typing',
    state: 'done',
    run(world, { params }) {
      const channel = writableChannel(world, params.channel_id);
      world.events.emit({ type: 'typing', channel, userId: world.state.botUserId });
      return noContent;
    },
  }),
];
