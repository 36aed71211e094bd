/** Owns whether the person may write in the open channel, and the client's sentence when not. Pure. */
import type { APIChannel } from 'discord-api-types/v10';
import type { PageGuild } from '../../page-protocol.ts';
import { isLocked } from '../forum/posts.ts';
import { isThread, permissionsIn } from '../state/visible.ts';

const SEND_MESSAGES = 1n << 11n;
const MANAGE_THREADS = 1n << 34n;
const SEND_MESSAGES_IN_THREADS = 1n << 38n;

const NO_RIGHT = 'You do not have permission to send messages in this channel.';
const LOCKED = 'This thread is locked. Only moderators can write here.';

/** The reason why not, or undefined. Threads have their parent's permissions (threads.mdx). */
export function whyClosed(
  guild: PageGuild,
  userId: string,
  channel: APIChannel,
): string | undefined {
  const parentId = 'parent_id' in channel ? channel.parent_id : undefined;
  const parent = isThread(channel) ? guild.channels.find(({ id }) => id === parentId) : undefined;
  const bits = permissionsIn(guild, userId, parent ?? channel);
  const needed = isThread(channel) ? SEND_MESSAGES_IN_THREADS : SEND_MESSAGES;
  if ((bits & needed) === 0n) return NO_RIGHT;
  return isLocked(channel) && (bits & MANAGE_THREADS) === 0n ? LOCKED : undefined;
}
