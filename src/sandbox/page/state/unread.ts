/** Owns the unread marks: which channels hold messages newer than what the person has seen. Pure. */
import type { Model } from './model.ts';
import { isNewer } from './newer.ts';

export type Unread = { isUnread: boolean; mentions: number };

export function unreadOf(
  { newest, mentions, readMarks }: Pick<Model, 'newest' | 'mentions' | 'readMarks'>,
  channelId: string,
): Unread {
  const mark = readMarks[channelId] ?? '0';
  const isUnread = isNewer(newest[channelId] ?? '0', mark);
  if (!isUnread) return { isUnread, mentions: 0 };
  return {
    isUnread,
    mentions: (mentions[channelId] ?? []).filter((id) => isNewer(id, mark)).length,
  };
}
