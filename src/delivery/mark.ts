/** Owns the mark by which Discord and we recognise a message that was already posted. */
import { hash } from 'node:crypto';

/** Discord takes nonces of at most 25 characters (developers/resources/message, "Create Message"). */
const LENGTH = 22;

/**
 * The same for every try of one row, another for every other row: the channel is in it because
 * Discord keeps nonces per author, not per channel, and the time because two installations with
 * one token count their ids alike. The story is not: a merge may change it between two tries.
 */
export function markOf(
  kind: 'card' | 'digest' | 'notice' | 'report' | 'update',
  row: { id: number; discordId: string; createdAt: Date },
): string {
  const parts = [row.discordId, row.id, row.createdAt.getTime()];
  // Cards have no kind in theirs: those of older versions are still on their way.
  const text = (kind === 'card' ? parts : [kind, ...parts]).join(':');
  return hash('sha256', text, 'base64url').slice(0, LENGTH);
}
