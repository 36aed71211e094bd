/** Owns whether somebody may write in a channel, and with which code Discord says no. */
import { BITS, can, writingBit } from '../permissions.ts';
import { activeThreadsFull } from '../threads/active.ts';
import { isDm, isServed, isThread, type Channel, type DmChannel } from '../state/state.ts';
import type { World } from '../world.ts';

export type WriteRefusal = 40058 | 50007 | 50008 | 50013 | 50278 | 160005 | 160006;

const FORUMS = new Set<number>([15, 16]);
/** Categories and directories hold no messages at all. */
const WITHOUT_TEXT = new Set<number>([4, 14]);

/** For somebody who sees the channel. */
export function refusalToWrite(
  world: Pick<World, 'state' | 'clock'>,
  channel: Channel,
  userId: string,
): WriteRefusal | undefined {
  if (isDm(channel)) return userId === world.state.botUserId ? closedDm(world, channel) : undefined;
  if (FORUMS.has(channel.type)) return 40058;
  if (WITHOUT_TEXT.has(channel.type)) return 50008;
  if (!can(world, userId, channel, writingBit(channel))) return 50013;
  if (!isThread(channel) || can(world, userId, channel, BITS.ManageThreads)) return undefined;
  const { locked, archived } = channel.thread_metadata;
  if (locked) return 160005;
  // Writing would make it active.
  return archived && activeThreadsFull(world.state, channel.guild_id) ? 160006 : undefined;
}

/** Why the bot's words do not reach the person, if so. */
function closedDm({ state }: Pick<World, 'state'>, channel: DmChannel): WriteRefusal | undefined {
  const hasMutualGuild = [...state.guilds.values()].some(
    (guild) => isServed(state, guild) && guild.members.has(channel.recipient_id),
  );
  // Who has installed the app for themselves has a conversation with it, too.
  if (!hasMutualGuild && !state.userInstalls.has(channel.recipient_id)) return 50278;
  return state.closedDms.has(channel.recipient_id) ? 50007 : undefined;
}
