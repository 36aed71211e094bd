/** Owns answering interactions, in time and whatever happens: over REST, or inline. */
import { DiscordAPIError, type REST } from 'discord.js';
import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIInteractionResponse,
} from 'discord-api-types/v10';
import { messageOf } from '../lib/errors.ts';
import type { ClosedDms } from './closed-dms.ts';
import type { DiscordContext } from './context.ts';
import {
  askedOf,
  callerOf,
  dispatchParsed,
  nameOf,
  whenSlow,
  type Definitions,
} from './dispatch.ts';
import { errorReply } from './error-reply.ts';
import { parseInteraction, type Interaction } from './interaction.ts';
import { type Answer, answerOf } from './reply.ts';

type AnswerDeps = {
  rest: Pick<REST, 'post' | 'patch' | 'delete'>;
  context: DiscordContext;
  definitions?: Definitions;
  /** Hears of direct messages that are refused. */
  closedDms?: Pick<ClosedDms, 'expect'>;
  /**
   * For one that came by HTTP: its first response as the answer of that request, and null for one
   * that comes over REST instead. Called once, before anything is sent over REST.
   */
  inline?: (response: APIInteractionResponse | null) => void;
  /** Whether this process is to answer; where there is only one, it is. */
  takes?: (interactionId: string) => Promise<boolean>;
  /** Discord voids the interaction after 3 s, counted from when it was sent. */
  patienceMs?: number;
};

const PATIENCE_MS = 1_500;
/** How long it may take to note who answers. */
const TAKING_MS = 500;
/** Unknown (answered too late), and already answered: a second answer only fails again. */
const TOO_LATE: ReadonlySet<unknown> = new Set([10062, 40060]);
const UNKNOWN_MESSAGE = 10008;

/** What the person was shown, or not, while the answer took its time. */
type Announced = 'public' | 'private' | 'update';

/**
 * @param raw the payload of INTERACTION_CREATE, which is also what comes by HTTP.
 * @throws ZodError when it is no interaction. A failed answer is logged, never thrown.
 */
export async function answerInteraction(deps: AnswerDeps, raw: unknown): Promise<void> {
  const interaction = parseInteraction(raw);
  const arrivedAt = performance.now();
  if (!(await isOurs(deps, interaction))) return deps.inline?.(null);
  const answer = dispatchParsed(deps.context, interaction, deps.definitions);
  const patienceMs = (deps.patienceMs ?? PATIENCE_MS) - (performance.now() - arrivedAt);
  const inTime = await Promise.race([answer, nothingAfter(patienceMs)]);
  if (inTime) return watched(deps, interaction, inTime, callback(deps, interaction, inTime));
  const slow = whenSlow(interaction, deps.definitions);
  if (slow === null) {
    // Choices cannot be announced: an empty list frees the person to type on.
    await callback(deps, interaction, withoutFiles(NO_CHOICES));
    return;
  }
  await callback(deps, interaction, withoutFiles(announcement(slow)));
  const late = await answer;
  await watched(deps, interaction, late, followUp(deps, interaction, slow, late));
}

/**
 * What changes nothing may be answered twice: Discord takes the first. While the database does not
 * answer, two that say so are better than nobody who does.
 */
async function isOurs({ takes }: AnswerDeps, interaction: Interaction): Promise<boolean> {
  if (!takes || interaction.kind === 'ping' || interaction.kind === 'autocomplete') return true;
  return (await Promise.race([takes(interaction.id), nothingAfter(TAKING_MS)])) ?? true;
}

/** Who has the answer hears here too that their direct messages are closed. */
function watched(
  { rest, closedDms }: AnswerDeps,
  interaction: Interaction,
  { ifDmClosed }: Answer,
  answered: Promise<void>,
): Promise<void> {
  if (ifDmClosed && interaction.kind !== 'ping') {
    const { applicationId, token } = interaction;
    closedDms?.expect(callerOf(interaction).userId, async () => {
      await answered;
      await rest.post(Routes.webhook(applicationId, token), { body: ifDmClosed, auth: false });
    });
  }
  return answered;
}

const NO_CHOICES: APIInteractionResponse = {
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: [] },
};

const withoutFiles = (response: APIInteractionResponse): Answer => ({ response, files: [] });

function announcement(slow: Announced): APIInteractionResponse {
  if (slow === 'update') return { type: InteractionResponseType.DeferredMessageUpdate };
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    ...(slow === 'private' ? { data: { flags: MessageFlags.Ephemeral } } : {}),
  };
}

/** Whether nothing more is sent than the response itself. */
function isWhole({ response, files, ifDmClosed }: Answer): boolean {
  const isAnnouncement =
    response.type === InteractionResponseType.DeferredChannelMessageWithSource ||
    response.type === InteractionResponseType.DeferredMessageUpdate;
  return !isAnnouncement && files.length === 0 && ifDmClosed === undefined;
}

async function callback(
  { rest, context, inline }: AnswerDeps,
  interaction: Interaction,
  answer: Answer,
): Promise<void> {
  const { response, files } = answer;
  // Nobody hears when Discord has read what is answered inline, and what follows must come later.
  const isInline = inline !== undefined && isWhole(answer);
  inline?.(isInline ? response : null);
  if (isInline) return;
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  try {
    await rest.post(route, { body: response, files: [...files], auth: false });
  } catch (error) {
    const what = nameOf(interaction);
    const isLate = error instanceof DiscordAPIError && TOO_LATE.has(error.code);
    if (isLate || interaction.kind === 'autocomplete') {
      context.log.warn({ what, reason: messageOf(error) }, 'an answer came too late');
      return;
    }
    const plain = answerOf(errorReply(context, error, askedOf(interaction))).response;
    await rest.post(route, { body: plain, auth: false }).catch((second: unknown) => {
      context.log.error({ what, reason: messageOf(second) }, 'an interaction has no answer');
    });
  }
}

async function followUp(
  deps: AnswerDeps,
  interaction: Interaction,
  announced: Announced,
  answer: Answer,
): Promise<void> {
  const what = nameOf(interaction);
  try {
    if (answer.response.type === InteractionResponseType.Modal) {
      throw new Error('a form came too late to be shown');
    }
    await give(deps, interaction, announced, answer);
  } catch (error) {
    // Without any answer "Keypoint is thinking…" would stay for ever.
    const plain = answerOf(errorReply(deps.context, error, askedOf(interaction)));
    await give(deps, interaction, announced, plain).catch((second: unknown) => {
      deps.context.log.error({ what, reason: messageOf(second) }, 'an interaction has no answer');
    });
  }
}

async function give(
  { rest }: AnswerDeps,
  { applicationId, token }: Interaction,
  announced: Announced,
  { response: answer, files }: Answer,
): Promise<void> {
  const body = 'data' in answer ? answer.data : undefined;
  const original = Routes.webhookMessage(applicationId, token);
  // A public announcement shows whatever takes its place to all, and a followup would take it too.
  const wouldShow = announced === 'public' && isPrivate(answer);
  if (wouldShow) await rest.delete(original, { auth: false }).catch(acceptGone);
  // A new message must not take the place of the list whose button was pressed.
  const isNew = answer.type === InteractionResponseType.ChannelMessageWithSource;
  const request = { body, files: [...files], auth: false };
  await (wouldShow || (announced === 'update' && isNew)
    ? rest.post(Routes.webhook(applicationId, token), request)
    : rest.patch(original, request));
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
