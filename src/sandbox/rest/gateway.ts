/** Owns the routes by which a bot finds the gateway. */
import type { World } from '../world.ts';
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
    state: 'done',
    run: (world) =>
      ok({
        url: world.addresses.gateway,
        shards: recommendedShards(world),
        session_start_limit: world.gateway.starts.limit(),
      }),
  }),
];

/** Discord does not say how it counts; about a thousand guilds a shard are seen. */
const GUILDS_PER_SHARD = 1000;

function recommendedShards({ state, gateway }: World): number {
  const guilds = [...state.guilds.values()].filter(({ members }) => members.has(state.botUserId));
  const byGuilds = Math.max(1, Math.ceil(guilds.length / GUILDS_PER_SHARD));
  return gateway.settings.recommendedShards ?? byGuilds;
}
