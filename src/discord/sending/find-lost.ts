/** Owns looking for a message that may be there, without sending anything. */
import type { LostMessage, SendOutcome } from '../../delivery/sender.ts';
import { isForum } from '../bot-rights.ts';
import { findMessage, findPost } from './find-posted.ts';
import { UNDER_WAY_MS } from './forum-post.ts';
import { sent } from './outcome.ts';
import type { PostDeps } from './post-deps.ts';

/** @throws what Discord said */
export async function findLost(
  deps: PostDeps,
  { target, mark, since }: LostMessage,
): Promise<SendOutcome | { status: 'absent' }> {
  const { kind, discordId } = target;
  const passedMs = deps.clock.now().getTime() - since.getTime();
  if (passedMs < UNDER_WAY_MS) {
    const reason = 'An earlier try may still be under way.';
    return { status: 'retry', retryAfterMs: UNDER_WAY_MS - passedMs, reason, isUnsure: true };
  }
  if (kind === 'dm') {
    const known = target.dmChannelId ?? deps.directMessages.knownOf(discordId);
    const id = known ?? (await deps.directMessages.open(discordId));
    const found = await findMessage(deps, { channelId: id, mark, since });
    if (found === null) return { status: 'absent' };
    return sent({ channelId: id, messageId: found.id, dmChannelId: id, isOutdated: true });
  }
  const channelType = target.channelType ?? (await deps.channels.typeOf(discordId));
  if (isForum(channelType)) {
    const { guildId } = await deps.channels.forumOf(discordId);
    const search = { forumId: discordId, guildId, name: '', mark, since };
    const found = await findPost(deps, search);
    if (found === null) return { status: 'absent' };
    const { id, name: postName } = found;
    return sent({ channelId: id, messageId: id, postName, channelType, isOutdated: true });
  }
  const found = await findMessage(deps, { channelId: discordId, mark, since });
  if (found === null) return { status: 'absent' };
  return sent({ channelId: discordId, messageId: found.id, channelType, isOutdated: true });
}
