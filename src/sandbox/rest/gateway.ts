/** Owns the routes by which a bot finds the gateway. */
import { ok, route } from './route.ts';

export const gatewayRoutes = [
  route({
    method: 'GET',
    path: '/gateway',
    auth: 'token-in-path',
    state: 'done',
    run: ({ addresses }) => ok({ url: addresses.gateway }),
  }),
  route({
    method: 'GET',
    path: '/gateway/bot',
    state: 'partial',
    notes: 'the session start limit does not count down',
    run: ({ addresses }) =>
      ok({
        url: addresses.gateway,
        shards: 1,
        session_start_limit: {
          total: 1000,
          remaining: 1000,
          reset_after: 86_400_000,
          max_concurrency: 1,
        },
      }),
  }),
];
