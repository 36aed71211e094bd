/** Owns the posts of forum and media channels: a thread together with its first message. */
import { CreateForumThreadRequestSchema } from 'discord-api-spec/zod';
import type { APIMessage } from 'discord-api-types/v10';

import { NAME_LENGTH, trimName } from '../channels/channel-name.ts';
import { judgeTags } from '../channels/tags.ts';
import { fileRules } from '../files/rules.ts';
import { withinRights } from '../messages/bot-rights.ts';
import { notEmpty } from '../messages/judge.ts';
import { trimTexts, type MessageBody } from '../messages/message-body.ts';
import { announceMessage, composeMessage } from '../messages/store.ts';
import { BITS } from '../permissions.ts';
import { createFlags } from '../rules/flags.ts';
import { MESSAGE_RULES, rulesAt } from '../rules/message.ts';
import type { GuildChannel, ThreadChannel } from '../state/state.ts';
import type { UploadedFile } from '../wire/body.ts';
import { judgeBody } from '../wire/parse-body.ts';
import { isRecord } from '../wire/record.ts';
import type { World } from '../world.ts';
import { demandRoom, newThread, type ThreadBody } from './new-thread.ts';

type PostBody = ThreadBody & { applied_tags?: string[] | null; message: MessageBody };

const PUBLIC_THREAD = 11;

export type Post = { thread: ThreadChannel; message: APIMessage };

/** Takes SEND_MESSAGES alone; the message has the thread's id (channel.mdx, "Start Thread in Forum or Media Channel"). */
export function startPost(world: World, forum: GuildChannel, raw: unknown, files: Files): Post {
  demandRoom(world, forum, BITS.SendMessages);
  const body = judgePost(raw, files);
  const tags = body.applied_tags ?? [];
  judgeTags(world, forum, forum, { before: [], after: tags });
  const first = withinRights(world, forum, notEmpty({ ...body.message, files }));
  const thread = newThread(world, forum, body, {
    id: world.ids.next(),
    type: PUBLIC_THREAD,
    applied_tags: tags,
  });
  const message = composeMessage(world, {
    channel: thread,
    body: first,
    mentionDefault: 'everything',
    extra: { id: thread.id },
  });
  world.commit({ type: 'channel', channel: thread }, { type: 'message', message });
  world.events.emit({ type: 'thread.create', thread });
  return { thread, message: announceMessage(world, message, { channel: thread }) };
}

type Files = readonly UploadedFile[];

function judgePost(raw: unknown, files: Files): PostBody {
  const trimmed = trimName(raw);
  return judgeBody<PostBody>(
    CreateForumThreadRequestSchema,
    isRecord(trimmed) ? { ...trimmed, message: trimTexts(trimmed['message']) } : trimmed,
    rulesAt('message', [...MESSAGE_RULES, createFlags, ...fileRules(files)]),
    NAME_LENGTH,
  );
}
