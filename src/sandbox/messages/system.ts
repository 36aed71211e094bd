/** Owns the messages that Discord writes by itself. */
import type { APIMessage, MessageType } from 'discord-api-types/v10';

import type { Channel, ThreadChannel } from '../state/state.ts';
import { vouched } from '../wire/vouched.ts';
import type { World } from '../world.ts';
import { composeMessage } from './store.ts';

/** Plain ones, replies and answers to commands; everything else is Discord's (message.mdx, "Message Types"). */
const WRITTEN = new Set<number>([0, 19, 20, 23]);

export function isSystemMessage({ type }: Pick<APIMessage, 'type'>): boolean {
  return !WRITTEN.has(type);
}

const THREAD_CREATED = vouched<MessageType>(18);
const THREAD_STARTER = vouched<MessageType>(21);

/** In the parent channel: its content is the thread's name (threads.mdx, "New Message Types"). */
export function threadCreatedMessage(
  world: World,
  channel: Channel,
  thread: ThreadChannel,
): APIMessage {
  return composeMessage(world, {
    channel,
    authorId: thread.owner_id,
    body: { content: thread.name, allowed_mentions: { parse: [] } },
    mentionDefault: 'users',
    extra: {
      type: THREAD_CREATED,
      message_reference: { type: 0, guild_id: thread.guild_id, channel_id: thread.id },
    },
  });
}

/** First in a thread that was started from a message: it only points to that message. */
export function threadStarterMessage(
  world: World,
  thread: ThreadChannel,
  source: APIMessage,
): APIMessage {
  return composeMessage(world, {
    channel: thread,
    authorId: source.author.id,
    body: {},
    mentionDefault: 'users',
    extra: {
      type: THREAD_STARTER,
      message_reference: {
        type: 0,
        guild_id: thread.guild_id,
        channel_id: source.channel_id,
        message_id: source.id,
      },
    },
  });
}
