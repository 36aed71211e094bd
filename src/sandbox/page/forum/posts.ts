/** Owns which posts of a forum are shown, and in which order. Pure. */
import type { APIChannel, APIThreadChannel } from 'discord-api-types/v10';
import { isNewer } from '../state/newer.ts';
import { isThread } from '../state/visible.ts';

const PINNED = 1 << 1;

function isPost(channel: APIChannel, forumId: string): channel is APIThreadChannel {
  return isThread(channel) && 'parent_id' in channel && channel.parent_id === forumId;
}

const isPinned = ({ flags }: APIThreadChannel): boolean => ((flags ?? 0) & PINNED) !== 0;
const lastOf = ({ id, last_message_id: last }: APIThreadChannel): string => last ?? id;

export function isArchived(channel: APIChannel): boolean {
  return 'thread_metadata' in channel && (channel.thread_metadata?.archived ?? false);
}

export function isLocked(channel: APIChannel): boolean {
  return 'thread_metadata' in channel && (channel.thread_metadata?.locked ?? false);
}

/** Pinned ones first, then by last activity; archived ones apart. `tags`: those with any of them. */
export function postsOf(
  channels: readonly APIChannel[],
  forumId: string,
  tags: readonly string[],
): { active: APIThreadChannel[]; archived: APIThreadChannel[] } {
  const posts = channels
    .filter((channel) => isPost(channel, forumId))
    .filter(
      ({ applied_tags: applied }) =>
        tags.length === 0 || applied?.some((tag) => tags.includes(tag)) === true,
    )
    .toSorted((a, b) => {
      if (isPinned(a) !== isPinned(b)) return isPinned(a) ? -1 : 1;
      return isNewer(lastOf(a), lastOf(b)) ? -1 : 1;
    });
  return {
    active: posts.filter((post) => !isArchived(post)),
    archived: posts.filter((post) => isArchived(post)),
  };
}
