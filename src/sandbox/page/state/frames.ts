/** Owns what a frame of the live connection changes in the model. Pure. */
import type { APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { LiveFrame, PageState } from '../../page-protocol.ts';
import type { Model, Pending } from './model.ts';

/** Snowflakes grow with time; as text a longer one is the newer one. */
export function isNewer(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}

export function hasFlag({ flags }: APIMessage, flag: MessageFlags): boolean {
  return flags !== undefined && (flags & flag) !== 0;
}

function placeInOrder(list: readonly APIMessage[], message: APIMessage): APIMessage[] {
  const known = list.findIndex(({ id }) => id === message.id);
  if (known !== -1) return list.with(known, message);
  const at = list.findLastIndex(({ id }) => isNewer(message.id, id));
  return list.toSpliced(at + 1, 0, message);
}

function changeChannel(
  state: PageState,
  channelId: string,
  change: (list: readonly APIMessage[]) => APIMessage[],
): PageState {
  const messages = { ...state.messages, [channelId]: change(state.messages[channelId] ?? []) };
  return { ...state, messages };
}

function answers(pending: Pending, message: APIMessage): boolean {
  const asked = message.interaction_metadata?.id;
  if (asked !== undefined && asked === pending.interactionId) return true;
  return pending.kind === 'component' && pending.messageId === message.id;
}

function withMessage(model: Model, message: APIMessage): Partial<Model> {
  if (!model.data) return {};
  return {
    data: changeChannel(model.data, message.channel_id, (list) => placeInOrder(list, message)),
    pending: model.pending.filter((pending) => !answers(pending, message)),
  };
}

function withFailure(model: Model, interactionId: string, reason: string): Partial<Model> {
  return {
    pending: model.pending.map((pending) =>
      pending.interactionId === interactionId ? { ...pending, failure: reason } : pending,
    ),
  };
}

/** `commands` frames change nothing here: the list is asked for anew. */
export function applyFrame(model: Model, frame: LiveFrame): Partial<Model> {
  switch (frame.type) {
    case 'state':
      return { data: frame.state, connection: 'live' };
    case 'structure':
      return { data: { ...frame.state, messages: model.data?.messages ?? {} } };
    case 'message.create':
    case 'message.update':
      return withMessage(model, frame.message);
    case 'message.delete':
      if (!model.data) return {};
      return {
        data: changeChannel(model.data, frame.channel_id, (list) =>
          list.filter(({ id }) => id !== frame.message_id),
        ),
      };
    case 'interaction.failed':
      return withFailure(model, frame.interaction_id, frame.reason);
    case 'commands':
    case 'modal.open':
    case 'request':
    case 'control':
      return {};
    default:
      return frame satisfies never;
  }
}
