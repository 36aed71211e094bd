/** Owns the unread marks: which channels hold messages newer than what the person has seen. Pure. */
import type { APIMessage } from 'discord-api-types/v10';
import { isNewer } from './frames.ts';
import type { Model } from './model.ts';

export type Unread = { isUnread: boolean; mentions: number };

function mentions(message: APIMessage, userId: string): boolean {
  return message.mention_everyone || message.mentions.some(({ id }) => id === userId);
}

export function unreadOf(
  { data, readMarks, userId = '' }: Pick<Model, 'data' | 'readMarks' | 'userId'>,
  channelId: string,
): Unread {
  const messages = data?.messages[channelId] ?? [];
  const newest = messages.at(-1);
  const mark = readMarks[channelId] ?? '0';
  if (!newest || !isNewer(newest.id, mark)) return { isUnread: false, mentions: 0 };
  const fresh = messages.slice(messages.findIndex(({ id }) => isNewer(id, mark)));
  return {
    isUnread: true,
    mentions: fresh.filter((message) => mentions(message, userId)).length,
  };
}
