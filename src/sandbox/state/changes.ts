/** Owns what can change in the state, in the one form that is both done and kept. */
import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import { z } from 'zod';

import { vouched } from '../wire/vouched.ts';
import { createMessageLog } from './message-log.ts';
import type { Channel, Nonce, WritableState } from './state.ts';

export type Change =
  | { type: 'message'; message: APIMessage }
  | { type: 'message.delete'; channel_id: string; message_id: string }
  | { type: 'channel'; channel: Channel }
  | { type: 'command'; command: APIApplicationCommand }
  | { type: 'command.delete'; command_id: string }
  | { type: 'nonce'; nonce: Nonce };

export const IdSchema = z.string().regex(/^\d{17,20}$/u);

/** Checks the frame; what is inside was written by us and is Discord's business. */
export const KeptObjectSchema = z.looseObject({ id: IdSchema });

export const NonceSchema: z.ZodType<Nonce> = z.object({
  author_id: IdSchema,
  nonce: z.union([z.string(), z.number()]),
  channel_id: IdSchema,
  message_id: IdSchema,
  at_ms: z.number(),
});

const FrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), message: KeptObjectSchema }),
  z.object({ type: z.literal('message.delete'), channel_id: IdSchema, message_id: IdSchema }),
  z.object({ type: z.literal('channel'), channel: KeptObjectSchema }),
  z.object({ type: z.literal('command'), command: KeptObjectSchema }),
  z.object({ type: z.literal('command.delete'), command_id: IdSchema }),
  z.object({ type: z.literal('nonce'), nonce: NonceSchema }),
]);

export const ChangeSchema = FrameSchema.transform((frame) => vouched<Change>(frame));

/** Discord says "the past few minutes" and no more (message.mdx, `enforce_nonce`). */
export const NONCE_WINDOW_MS = 3 * 60_000;

export const nonceKey = (authorId: string, nonce: string | number): string =>
  `${authorId} ${nonce}`;

/** The only writer of a state that is being served, and of one that is read back. */
export function applyChange(state: WritableState, change: Change): void {
  switch (change.type) {
    case 'message':
      return setMessage(state, change.message);
    case 'message.delete':
      return state.messages.get(change.channel_id)?.remove(change.message_id);
    case 'channel':
      state.channels.set(change.channel.id, change.channel);
      return undefined;
    case 'command':
      state.commands.set(change.command.id, change.command);
      return undefined;
    case 'command.delete':
      state.commands.delete(change.command_id);
      return undefined;
    case 'nonce':
      return setNonce(state, change.nonce);
    default:
      return change satisfies never;
  }
}

function setMessage({ channels, messages }: WritableState, message: APIMessage): void {
  const log = messages.get(message.channel_id) ?? createMessageLog();
  messages.set(message.channel_id, log);
  const channel = channels.get(message.channel_id);
  if (channel !== undefined && log.get(message.id) === undefined) {
    channel.last_message_id = message.id;
  }
  log.set(message);
}

function setNonce({ nonces }: WritableState, nonce: Nonce): void {
  for (const [key, { at_ms: atMs }] of nonces) {
    if (nonce.at_ms - atMs <= NONCE_WINDOW_MS) break;
    nonces.delete(key);
  }
  const key = nonceKey(nonce.author_id, nonce.nonce);
  nonces.delete(key);
  nonces.set(key, nonce);
}
