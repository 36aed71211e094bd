/** Owns the routes by which a bot reads its own application. */
import type { World } from '../world.ts';
import { ok, route } from './route.ts';

export function applicationOf({ state }: World): Record<string, unknown> {
  const bot = state.users.get(state.botUserId);
  const owner = [...state.users.values()].find((user) => user.bot !== true) ?? bot;
  return {
    id: state.applicationId,
    name: bot?.username ?? 'bot',
    icon: null,
    description: '',
    type: null,
    flags: 0,
    flags_new: '0',
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: state.application.public_key,
    redirect_uris: [],
    interactions_endpoint_url: state.application.interactions_endpoint_url,
    role_connections_verification_url: null,
    owner,
    approximate_guild_count: state.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}

export const applicationRoutes = [
  route({
    method: 'GET',
    path: '/applications/@me',
    state: 'done',
    run: (world) => ok(applicationOf(world)),
  }),
  route({
    method: 'GET',
    path: '/oauth2/applications/@me',
    state: 'done',
    run: (world) => ok(applicationOf(world)),
  }),
];
