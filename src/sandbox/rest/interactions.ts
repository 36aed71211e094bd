/** Owns the routes by which a bot answers interactions: the callback, followups, `@original`. */
import type { APIMessage } from 'discord-api-types/v10';

import {
  answerInteraction,
  deleteAnswer,
  editAnswer,
  followUp,
  readAnswer,
  type CallbackResult,
} from '../interactions/answer.ts';
import type { Interaction } from '../interactions/registry.ts';
import { judgeEdit, judgeFollowup } from '../messages/judge.ts';
import { FLAGS, has } from '../messages/message-body.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { noContent, ok, route } from './route.ts';

/** 10015 for a webhook that is not the application, 50027 for a token that is over. */
function byToken({ state, interactions }: World, id: string, token: string): Interaction {
  if (id !== state.applicationId) throw discordError(10015);
  const interaction = interactions.byToken(token);
  if (interaction === undefined) throw discordError(50027);
  return interaction;
}

/** Body of a callback with `with_response=true` (receiving-and-responding.mdx, "Callback Response"). */
function callbackResponse(
  interaction: Interaction | undefined,
  { type, message }: CallbackResult,
): Record<string, unknown> {
  const INTERACTION_TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
  return {
    interaction: {
      id: interaction?.id,
      type: INTERACTION_TYPES[interaction?.kind ?? 'command'],
      channel_id: interaction?.channelId,
      ...(interaction?.guildId === undefined ? {} : { guild_id: interaction.guildId }),
      ...(message === undefined ? {} : aboutMessage(message)),
    },
    // Discord answers a deferral with its loading message, but as the kind that it defers to.
    ...(message === undefined ? {} : { resource: { type: type === 5 ? 4 : type, message } }),
  };
}

function aboutMessage(message: APIMessage): Record<string, unknown> {
  return {
    response_message_id: message.id,
    response_message_loading: has(message.flags, FLAGS.loading),
    response_message_ephemeral: has(message.flags, FLAGS.ephemeral),
  };
}

const WEBHOOK = '/webhooks/:application_id/:interaction_token';

export const interactionRoutes = [
  route({
    method: 'POST',
    path: '/interactions/:interaction_id/:interaction_token/callback',
    auth: 'token-in-path',
    state: 'done',
    run(world, { params, query, body, files }) {
      const { interaction_id: id, interaction_token: token } = params;
      const result = answerInteraction(world, { id, token, body, files });
      if (query.get('with_response') !== 'true') return noContent;
      return ok(callbackResponse(world.interactions.find(id, token), result));
    },
  }),
  route({
    method: 'POST',
    path: WEBHOOK,
    auth: 'token-in-path',
    state: 'partial',
    notes: 'of interactions only',
    run(world, { params, body, files }) {
      const interaction = byToken(world, params.application_id, params.interaction_token);
      return ok(followUp(world, interaction, judgeFollowup(body, files)));
    },
  }),
  route({
    method: 'GET',
    path: `${WEBHOOK}/messages/:message_id`,
    auth: 'token-in-path',
    state: 'done',
    run(world, { params }) {
      const interaction = byToken(world, params.application_id, params.interaction_token);
      return ok(readAnswer(world, interaction, params.message_id));
    },
  }),
  route({
    method: 'PATCH',
    path: `${WEBHOOK}/messages/:message_id`,
    auth: 'token-in-path',
    state: 'done',
    run(world, { params, body, files }) {
      const interaction = byToken(world, params.application_id, params.interaction_token);
      const edited = editAnswer(world, interaction, params.message_id, (message) =>
        judgeEdit(body, message, 'webhook', files),
      );
      return ok(edited);
    },
  }),
  route({
    method: 'DELETE',
    path: `${WEBHOOK}/messages/:message_id`,
    auth: 'token-in-path',
    state: 'done',
    run(world, { params }) {
      const interaction = byToken(world, params.application_id, params.interaction_token);
      deleteAnswer(world, interaction, params.message_id);
      return noContent;
    },
  }),
];
