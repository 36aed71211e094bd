/** Owns what can change in the state, in the one form that is both done and kept. */
import type { APIApplicationCommand, APIMessage, APIRole } from 'discord-api-types/v10';
import { z } from 'zod';

import { vouched } from '../wire/vouched.ts';
import { createMessageLog } from './message-log.ts';
import {
  isThread,
  type Application,
  type Channel,
  type Guild,
  type Member,
  type Nonce,
  type ThreadChannel,
  type WritableGuild,
  type WritableState,
} from './state.ts';

/** A guild as it is kept: lists instead of maps. */
export type KeptGuild = Omit<Guild, 'roles' | 'members'> & { roles: APIRole[]; members: Member[] };

export type Change =
  | { type: 'message'; message: APIMessage }
  | { type: 'message.delete'; channel_id: string; message_id: string }
  | { type: 'channel'; channel: Channel }
  /** With its messages. */
  | { type: 'channel.delete'; channel_id: string }
  /** A new guild or a new state of a known one: its roles, its members, an outage. */
  | { type: 'guild'; guild: KeptGuild }
  | { type: 'command'; command: APIApplicationCommand }
  | { type: 'command.delete'; command_id: string }
  | { type: 'nonce'; nonce: Nonce }
  | { type: 'dms'; user_id: string; is_open: boolean }
  | { type: 'user-install'; user_id: string; is_installed: boolean }
  | { type: 'locale'; user_id: string; locale: string }
  | { type: 'application'; application: Application };

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

export const KeptGuildSchema = z.object({
  id: IdSchema,
  name: z.string(),
  owner_id: IdSchema,
  unavailable: z.boolean().default(false),
  roles: z.array(KeptObjectSchema),
  members: z.array(
    z.object({
      user_id: IdSchema,
      nick: z.string().nullable(),
      roles: z.array(IdSchema),
      joined_at: z.string(),
      communication_disabled_until: z.string().nullable().default(null),
    }),
  ),
});

export const ApplicationSchema: z.ZodType<Application> = z.object({
  interactions_endpoint_url: z.string().nullable(),
  public_key: z.string(),
  private_key: z.string(),
});

const FrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), message: KeptObjectSchema }),
  z.object({ type: z.literal('message.delete'), channel_id: IdSchema, message_id: IdSchema }),
  z.object({ type: z.literal('channel'), channel: KeptObjectSchema }),
  z.object({ type: z.literal('channel.delete'), channel_id: IdSchema }),
  z.object({ type: z.literal('guild'), guild: KeptGuildSchema }),
  z.object({ type: z.literal('command'), command: KeptObjectSchema }),
  z.object({ type: z.literal('command.delete'), command_id: IdSchema }),
  z.object({ type: z.literal('nonce'), nonce: NonceSchema }),
  z.object({ type: z.literal('dms'), user_id: IdSchema, is_open: z.boolean() }),
  z.object({ type: z.literal('user-install'), user_id: IdSchema, is_installed: z.boolean() }),
  z.object({ type: z.literal('locale'), user_id: IdSchema, locale: z.string() }),
  z.object({ type: z.literal('application'), application: ApplicationSchema }),
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
      return removeMessage(state, change.channel_id, change.message_id);
    case 'channel':
      state.channels.set(change.channel.id, change.channel);
      return undefined;
    case 'channel.delete':
      state.channels.delete(change.channel_id);
      state.messages.delete(change.channel_id);
      return undefined;
    case 'guild':
      state.guilds.set(change.guild.id, openGuild(change.guild));
      return undefined;
    case 'command':
      state.commands.set(change.command.id, change.command);
      return undefined;
    case 'command.delete':
      state.commands.delete(change.command_id);
      return undefined;
    case 'nonce':
      return setNonce(state, change.nonce);
    case 'dms':
      if (change.is_open) state.closedDms.delete(change.user_id);
      else state.closedDms.add(change.user_id);
      return undefined;
    case 'user-install':
      if (change.is_installed) state.userInstalls.add(change.user_id);
      else state.userInstalls.delete(change.user_id);
      return undefined;
    case 'locale':
      state.locales.set(change.user_id, change.locale);
      return undefined;
    case 'application':
      state.application = change.application;
      return undefined;
    default:
      return change satisfies never;
  }
}

export function keepGuild(guild: Guild): KeptGuild {
  return { ...guild, roles: [...guild.roles.values()], members: [...guild.members.values()] };
}

export function openGuild(guild: KeptGuild): WritableGuild {
  return {
    ...guild,
    roles: new Map(guild.roles.map((role) => [role.id, role])),
    members: new Map(guild.members.map((member) => [member.user_id, member])),
  };
}

function setMessage({ channels, messages }: WritableState, message: APIMessage): void {
  const log = messages.get(message.channel_id) ?? createMessageLog();
  messages.set(message.channel_id, log);
  const channel = channels.get(message.channel_id);
  if (channel !== undefined && log.get(message.id) === undefined) {
    channel.last_message_id = message.id;
    if (counts(channel, message)) {
      channel.message_count += 1;
      channel.total_message_sent += 1;
    }
  }
  log.set(message);
}

function removeMessage({ channels, messages }: WritableState, channelId: string, id: string): void {
  const log = messages.get(channelId);
  const channel = channels.get(channelId);
  const message = log?.get(id);
  if (channel !== undefined && message !== undefined && counts(channel, message)) {
    channel.message_count -= 1;
  }
  log?.remove(id);
}

const THREAD_STARTER = 21;

/** Whether a thread counts it: all but the message that it began with (channel.mdx, `message_count`). */
function counts(channel: Channel, message: APIMessage): channel is ThreadChannel {
  const type: number = message.type;
  return isThread(channel) && message.id !== channel.id && type !== THREAD_STARTER;
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
