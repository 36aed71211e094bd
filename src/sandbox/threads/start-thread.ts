/** Owns the starting of threads in text and announcement channels. */
import {
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
} from 'discord-api-spec/zod';
import type { APIMessage } from 'discord-api-types/v10';

import { NAME_LENGTH, trimName } from '../channels/channel-name.ts';
import { FLAGS } from '../messages/message-body.ts';
import { announceMessage } from '../messages/store.ts';
import { isSystemMessage, threadCreatedMessage, threadStarterMessage } from '../messages/system.ts';
import { shownWithThread } from '../messages/with-thread.ts';
import { BITS } from '../permissions.ts';
import {
  isDm,
  isThread,
  type Channel,
  type GuildChannel,
  type ThreadChannel,
} from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { demandRoom, newThread, type ThreadBody } from './new-thread.ts';

const TEXT = 0;
const ANNOUNCEMENT = 5;
const ANNOUNCEMENT_THREAD = 10;
const PUBLIC_THREAD = 11;
const PRIVATE_THREAD = 12;

/** A channel that threads belong to; 50024 for every other kind. */
export function threadParent(channel: Channel): GuildChannel {
  if (isDm(channel) || isThread(channel)) throw discordError(50024);
  if (channel.type !== TEXT && channel.type !== ANNOUNCEMENT) throw discordError(50024);
  return channel;
}

/** Its id is the message's, so that a second one can't be (160004). */
export function startFromMessage(
  world: World,
  parent: GuildChannel,
  source: APIMessage,
  raw: unknown,
): ThreadChannel {
  demandRoom(world, parent, BITS.CreatePublicThreads);
  if (world.state.channels.has(source.id)) throw discordError(160004);
  if (isSystemMessage(source)) throw discordError(50021);
  const body = judgeBody<ThreadBody>(
    CreateTextThreadWithMessageRequestSchema,
    trimName(raw),
    [],
    NAME_LENGTH,
  );
  const type = parent.type === ANNOUNCEMENT ? ANNOUNCEMENT_THREAD : PUBLIC_THREAD;
  const thread = newThread(world, parent, body, { id: source.id, type });
  const message = { ...source, flags: (source.flags ?? 0) | FLAGS.hasThread };
  const starter = threadStarterMessage(world, thread, source);
  world.commit(
    { type: 'channel', channel: thread },
    { type: 'message', message },
    { type: 'message', message: starter },
  );
  world.events.emit({ type: 'thread.create', thread });
  const updated = shownWithThread(world.state, message);
  world.events.emit({ type: 'message.update', message: updated, channel: parent });
  announceMessage(world, starter, { channel: thread });
  return thread;
}

type WithoutMessage = ThreadBody & { type?: 10 | 11 | 12 | null; invitable?: boolean | null };

/** Private unless the body says otherwise (channel.mdx, "Start Thread without Message"). */
export function startWithoutMessage(
  world: World,
  parent: GuildChannel,
  raw: unknown,
): ThreadChannel {
  const body = judgeBody<WithoutMessage>(
    CreateTextThreadWithoutMessageRequestSchema,
    trimName(raw),
    [],
    NAME_LENGTH,
  );
  const type = body.type ?? PRIVATE_THREAD;
  if ((type === ANNOUNCEMENT_THREAD) !== (parent.type === ANNOUNCEMENT)) throw discordError(50024);
  const isPrivate = type === PRIVATE_THREAD;
  demandRoom(world, parent, isPrivate ? BITS.CreatePrivateThreads : BITS.CreatePublicThreads);
  const thread = newThread(world, parent, body, {
    id: world.ids.next(),
    type,
    ...(isPrivate ? { invitable: body.invitable ?? true } : {}),
  });
  world.commit({ type: 'channel', channel: thread });
  world.events.emit({ type: 'thread.create', thread });
  if (!isPrivate) sayItWasCreated(world, parent, thread);
  return thread;
}

function sayItWasCreated(world: World, parent: GuildChannel, thread: ThreadChannel): void {
  const message = threadCreatedMessage(world, parent, thread);
  world.commit({ type: 'message', message });
  announceMessage(world, message, { channel: parent });
}
