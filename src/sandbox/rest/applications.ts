/** Owns the routes by which a bot reads its own application. */
import { ApplicationFormPartialSchema } from 'discord-api-spec/zod';

import { refusalOfUrl } from '../interactions/endpoint/loopback.ts';
import { refusalOfEndpoint } from '../interactions/endpoint/verify.ts';
import { formError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { ok, route, type RouteAnswer } from './route.ts';

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
    approximate_user_install_count: state.userInstalls.size,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}

/** A URL is taken when it answers a PING and refuses a forged one (interactions/overview.mdx). */
async function edit(world: World, raw: unknown): Promise<RouteAnswer> {
  type Edit = { interactions_endpoint_url?: string | null };
  const { interactions_endpoint_url: url } = judgeBody<Edit>(ApplicationFormPartialSchema, raw);
  if (url === undefined) return ok(applicationOf(world));
  const refusal = url === null ? undefined : await refusalOfEndpoint(world, url);
  if (url !== null && refusal !== undefined) {
    world.log.warn({ url, reason: refusal }, 'the interactions endpoint is refused');
    const path = ['interactions_endpoint_url'];
    const code = 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID';
    // Discord says no more than that; what is true of the sandbox alone is said as it is.
    const message =
      refusalOfUrl(url) ?? 'The specified interactions endpoint url could not be verified.';
    throw formError([{ path, code, message }]);
  }
  const application = { ...world.state.application, interactions_endpoint_url: url };
  world.commit({ type: 'application', application });
  return ok(applicationOf(world));
}

export const applicationRoutes = [
  route({
    method: 'GET',
    path: '/applications/@me',
    state: 'done',
    run: (world) => ok(applicationOf(world)),
  }),
  route({
    method: 'PATCH',
    path: '/applications/@me',
    state: 'partial',
    notes: 'only interactions_endpoint_url changes something',
    run: (world, { body }) => edit(world, body),
  }),
  route({
    method: 'GET',
    path: '/oauth2/applications/@me',
    state: 'done',
    run: (world) => ok(applicationOf(world)),
  }),
];
