/** Owns looking for a message that may be there, without sending anything. */
import type { LostMessage, SendOutcome, SentMessage } from '../../delivery/sender.ts';
import { isForum } from '../bot-rights.ts';
import { findMessage, findPost } from './find-posted.ts';
import { sent, whileUnderWay } from './outcome.ts';
import type { PostDeps } from './post-deps.ts';

/** @throws what Discord said */
export async function findLost(
  deps: PostDeps,
  lost: LostMessage,
): Promise<SendOutcome | { status: 'absent' }> {
  const wait = whileUnderWay(deps.clock.now(), lost.since);
  if (wait) return wait;
  const found = await findIn(deps, lost);
  return found === null ? { status: 'absent' } : sent({ ...found, isOutdated: true });
}

type Found = Partial<SentMessage> & Pick<SentMessage, 'channelId' | 'messageId'>;

async function findIn(deps: PostDeps, { target, mark, since }: LostMessage): Promise<Found | null> {
  const { kind, discordId } = target;
  if (kind === 'dm') {
    const known = target.dmChannelId ?? deps.directMessages.knownOf(discordId);
    const channelId = known ?? (await deps.directMessages.open(discordId));
    const found = await findMessage(deps, { channelId, mark, since });
    return found && { channelId, messageId: found.id, dmChannelId: channelId };
  }
  const channelType = target.channelType ?? (await deps.channels.typeOf(discordId));
  if (!isForum(channelType)) {
    const found = await findMessage(deps, { channelId: discordId, mark, since });
    return found && { channelId: discordId, messageId: found.id, channelType };
  }
  const { guildId } = await deps.channels.forumOf(discordId);
  const post = await findPost(deps, { forumId: discordId, guildId, name: '', mark, since });
  return post && { channelId: post.id, messageId: post.id, postName: post.name, channelType };
}
