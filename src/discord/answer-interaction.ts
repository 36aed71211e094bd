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
  rest: Pick<REST, 'post' | 'patch' | 'delete'>;
  context: DiscordContext;
  definitions?: Definitions;
  /** Discord voids the interaction after 3 s, counted from when it was sent. */
  patienceMs?: number;
};

const PATIENCE_MS = 1_500;
/** Unknown (answered too late), and already answered: a second answer only fails again. */
const TOO_LATE: ReadonlySet<unknown> = new Set([10062, 40060]);
const UNKNOWN_MESSAGE = 10008;

/** What the person was shown, or not, while the answer took its time. */
type Announced = 'public' | 'private' | 'update';

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

function announcement(slow: Announced): APIInteractionResponse {
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
  deps: AnswerDeps,
  interaction: Interaction,
  announced: Announced,
  answer: APIInteractionResponse,
): Promise<void> {
  const what = nameOf(interaction);
  try {
    await give(deps, interaction, announced, answer);
  } catch (error) {
    // Without any answer "Keypoint is thinking…" would stay for ever.
    const plain = responseOf(errorReply(deps.context, error, what));
    await give(deps, interaction, announced, plain).catch((second: unknown) => {
      deps.context.log.error({ what, reason: messageOf(second) }, 'an interaction has no answer');
    });
  }
}

async function give(
  { rest }: AnswerDeps,
  { applicationId, token }: Interaction,
  announced: Announced,
  answer: APIInteractionResponse,
): Promise<void> {
  const body = 'data' in answer ? answer.data : undefined;
  const original = Routes.webhookMessage(applicationId, token);
  // A public announcement shows whatever takes its place to all, and a followup would take it too.
  const wouldShow = announced === 'public' && isPrivate(answer);
  if (wouldShow) await rest.delete(original, { auth: false }).catch(acceptGone);
  // A new message must not take the place of the list whose button was pressed.
  const isNew = answer.type === InteractionResponseType.ChannelMessageWithSource;
  await (wouldShow || (announced === 'update' && isNew)
    ? rest.post(Routes.webhook(applicationId, token), { body, auth: false })
    : rest.patch(original, { body, auth: false }));
}

function isPrivate(answer: APIInteractionResponse): boolean {
  if (answer.type !== InteractionResponseType.ChannelMessageWithSource) return false;
  return ((answer.data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function acceptGone(error: unknown): void {
  const isGone = error instanceof DiscordAPIError && error.code === UNKNOWN_MESSAGE;
  if (!isGone) throw error;
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), ms).unref();
  });
}
