/** Owns where somebody stands who asks why: in a server's channel, or alone with Keypoint. */
import type { Standing } from '../../explain/find-place.ts';
import type { Caller } from '../interaction.ts';

/** Where only the person has installed Keypoint nothing is posted: it is about their own messages. */
export function standingOf(caller: Caller): Standing {
  const { guildId, channelId, parentId, userId, isInstalledHere } = caller;
  const isInChannel = guildId !== null && channelId !== null && isInstalledHere;
  return isInChannel ? { guildId, channelId, parentId } : { userId };
}
