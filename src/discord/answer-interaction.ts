/** Owns answering the gateway's interactions over REST, in time and whatever happens. */
import { DiscordAPIError, type REST } from 'discord.js';
import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIInteractionResponse,
} from 'discord-api-types/v10';
import { messageOf } from '../lib/errors.ts';
import type { DiscordContext } from './context.ts';
import { dispatchParsed, nameOf, whenSlow, type Definitions } from './dispatch.ts';
import { errorReply } from './error-reply.ts';
import { parseInteraction, type Interaction } from './interaction.ts';
import { responseOf } from './reply.ts';

type AnswerDeps = {
  rest: Pick<REST, 'post' | 'patch'>;
  context: DiscordContext;
  definitions?: Definitions;
  /** Discord voids the interaction after 3 s, counted from when it was sent. */
  patienceMs?: number;
};

const PATIENCE_MS = 1_500;
/** Unknown (answered too late), and already answered: a second answer only fails again. */
const TOO_LATE: ReadonlySet<unknown> = new Set([10062, 40060]);

/**
 * @param raw the payload of INTERACTION_CREATE.
 * @throws ZodError when it is no interaction. A failed answer is logged, never thrown.
 */
export async function answerInteraction(deps: AnswerDeps, raw: unknown): Promise<void> {
  const interaction = parseInteraction(raw);
  const answer = dispatchParsed(deps.context, interaction, deps.definitions);
  const inTime = await Promise.race([answer, nothingAfter(deps.patienceMs ?? PATIENCE_MS)]);
  if (inTime) return callback(deps, interaction, inTime);
  const slow = whenSlow(interaction, deps.definitions);
  if (slow === null) {
    // Choices cannot be announced: an empty list frees the person to type on.
    await callback(deps, interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [] },
    });
    return;
  }
  await callback(deps, interaction, announcement(slow));
  await followUp(deps, interaction, slow, await answer);
}

function announcement(slow: 'public' | 'private' | 'update'): APIInteractionResponse {
  if (slow === 'update') return { type: InteractionResponseType.DeferredMessageUpdate };
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    ...(slow === 'private' ? { data: { flags: MessageFlags.Ephemeral } } : {}),
  };
}

async function callback(
  { rest, context }: AnswerDeps,
  interaction: Interaction,
  response: APIInteractionResponse,
): Promise<void> {
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  try {
    await rest.post(route, { body: response, auth: false });
  } catch (error) {
    const what = nameOf(interaction);
    const isLate = error instanceof DiscordAPIError && TOO_LATE.has(error.code);
    if (isLate || interaction.kind === 'autocomplete') {
      context.log.warn({ what, reason: messageOf(error) }, 'an answer came too late');
      return;
    }
    const plain = responseOf(errorReply(context, error, what));
    await rest.post(route, { body: plain, auth: false }).catch((second: unknown) => {
      context.log.error({ what, reason: messageOf(second) }, 'an interaction has no answer');
    });
  }
}

async function followUp(
  { rest, context }: AnswerDeps,
  interaction: Interaction,
  slow: 'public' | 'private' | 'update',
  answer: APIInteractionResponse,
): Promise<void> {
  const { applicationId, token } = interaction;
  const body = 'data' in answer ? answer.data : undefined;
  const isNew = answer.type === InteractionResponseType.ChannelMessageWithSource;
  try {
    // A new message must not take the place of the list whose button was pressed.
    await (slow === 'update' && isNew
      ? rest.post(Routes.webhook(applicationId, token), { body, auth: false })
      : rest.patch(Routes.webhookMessage(applicationId, token), { body, auth: false }));
  } catch (error) {
    const what = nameOf(interaction);
    context.log.error({ what, reason: messageOf(error) }, 'a late answer was not taken');
  }
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), ms).unref();
  });
}
