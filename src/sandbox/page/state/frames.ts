/** Owns what a frame of the live connection changes in the model. Pure. */
import type { APIMessage, MessageFlags } from 'discord-api-types/v10';
import { mentionsPerson } from '../../mentions-person.ts';
import type { LiveFrame } from '../../page-protocol.ts';
import { EPHEMERAL } from '../discord-numbers.ts';
import { FAILED } from '../words.ts';
import { placeInOrder, withChanged, withNew, without, type ChannelLog } from './log.ts';
import { rolesOf, type Model, type Pending } from './model.ts';
import { isNewer } from './newer.ts';

export function hasFlag({ flags }: APIMessage, flag: MessageFlags): boolean {
  return flags !== undefined && (flags & flag) !== 0;
}

function changeLog(
  { logs }: Model,
  channelId: string,
  change: (log: ChannelLog) => ChannelLog,
): Pick<Model, 'logs'> {
  const log = logs[channelId];
  return { logs: log ? { ...logs, [channelId]: change(log) } : logs };
}

function answers(pending: Pending, message: APIMessage): boolean {
  const asked = message.interaction_metadata?.id;
  if (asked !== undefined && asked === pending.interactionId) return true;
  return pending.kind === 'component' && pending.messageId === message.id;
}

/** The first message of a post has the post's id; a forum shows it. */
function withPost({ posts }: Model, message: APIMessage): Pick<Model, 'posts'> {
  const isFirst = message.id === message.channel_id;
  return { posts: isFirst ? { ...posts, [message.id]: message } : posts };
}

function withMessage(
  model: Model,
  message: APIMessage,
  change: (log: ChannelLog, message: APIMessage) => ChannelLog,
): Partial<Model> {
  const kept = hasFlag(message, EPHEMERAL)
    ? { whispers: placeInOrder(model.whispers, message) }
    : changeLog(model, message.channel_id, (log) => change(log, message));
  return {
    ...kept,
    ...withPost(model, message),
    pending: model.pending.filter((pending) => !answers(pending, message)),
  };
}

function withNews(model: Model, message: APIMessage): Partial<Model> {
  const { newest, mentions, userId } = model;
  const { id, channel_id: channelId } = message;
  if (!isNewer(id, newest[channelId] ?? '0')) return {};
  const isForMe =
    userId !== undefined && mentionsPerson(message, userId, rolesOf(model, channelId));
  return {
    newest: { ...newest, [channelId]: id },
    ...(isForMe
      ? { mentions: { ...mentions, [channelId]: [...(mentions[channelId] ?? []), id] } }
      : {}),
  };
}

function withFailure(model: Model, interactionId: string, reason: string): Partial<Model> {
  return {
    pending: model.pending.map((pending) =>
      pending.interactionId === interactionId ? { ...pending, failure: reason } : pending,
    ),
    ...(model.modal?.sentAs === interactionId
      ? { modal: { ...model.modal, sentAs: undefined, refusal: FAILED } }
      : {}),
  };
}

/** `commands` frames change nothing here: the list is asked for anew. */
export function applyFrame(model: Model, frame: LiveFrame): Partial<Model> {
  switch (frame.type) {
    case 'state':
      return { data: frame.state, ...frame.news, logs: {}, posts: {}, connection: 'live' };
    case 'structure':
      return { data: frame.state };
    case 'message.create':
      return {
        ...withMessage(model, frame.message, withNew),
        ...withNews(model, frame.message),
      };
    case 'message.update':
      return withMessage(model, frame.message, withChanged);
    case 'message.delete':
      return {
        ...changeLog(model, frame.channel_id, (log) => without(log, frame.message_id)),
        whispers: model.whispers.filter(({ id }) => id !== frame.message_id),
      };
    case 'modal.open':
      return withModal(model, frame);
    case 'interaction.failed':
      return withFailure(model, frame.interaction_id, frame.reason);
    case 'interaction.answered':
      return withAnswer(model, frame.interaction_id);
    case 'commands':
    case 'request':
    case 'control':
      return {};
    default:
      return frame satisfies never;
  }
}

function withAnswer({ pending, modal }: Model, interactionId: string): Partial<Model> {
  return {
    pending: pending.filter((one) => one.interactionId !== interactionId),
    modal: modal?.sentAs === interactionId ? undefined : modal,
  };
}

/** The form is the answer to what the person did. */
function withModal(
  { pending }: Model,
  { interaction_id: id, channel_id: channelId, modal }: Extract<LiveFrame, { type: 'modal.open' }>,
): Partial<Model> {
  return {
    modal: { interactionId: id, channelId, form: modal, chosen: {}, errors: {} },
    openSelect: undefined,
    pending: pending.filter(({ interactionId }) => interactionId !== id),
  };
}
