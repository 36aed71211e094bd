/** Owns who has joined a thread. */
import { demand } from '../demand.ts';
import { BITS, can } from '../permissions.ts';
import { guildOfChannel, type ThreadChannel } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';

const MOST_MEMBERS = 1000;
const PRIVATE_THREAD = 12;

function refuseArchived(thread: ThreadChannel): void {
  if (thread.thread_metadata.archived) throw discordError(50083);
}

/** Nothing happens to somebody who is in it already. */
export function joinThread(world: World, thread: ThreadChannel, userId: string): void {
  refuseArchived(thread);
  if (thread.member_ids.includes(userId)) return;
  if (thread.member_ids.length >= MOST_MEMBERS) throw discordError(30033);
  const next = { ...thread, member_ids: [...thread.member_ids, userId] };
  world.commit({ type: 'channel', channel: next });
  world.events.emit({ type: 'thread.members', thread: next, added: [userId], removed: [] });
}

/** Takes the right to write there; into a private thread that is not `invitable`, a moderator's. */
export function addToThread(world: World, thread: ThreadChannel, userId: string): void {
  demand(world, thread, BITS.SendMessagesInThreads);
  if (thread.type === PRIVATE_THREAD && thread.thread_metadata.invitable === false) {
    demand(world, thread, BITS.ManageThreads);
  }
  if (guildOfChannel(world.state, thread)?.members.has(userId) !== true) throw discordError(10007);
  joinThread(world, thread, userId);
}

export function leaveThread(world: World, thread: ThreadChannel, userId: string): void {
  refuseArchived(thread);
  if (!thread.member_ids.includes(userId)) return;
  const next = { ...thread, member_ids: thread.member_ids.filter((id) => id !== userId) };
  world.commit({ type: 'channel', channel: next });
  world.events.emit({ type: 'thread.members', thread: next, added: [], removed: [userId] });
}

/** For moderators, and for whoever started a private thread. */
export function removeFromThread(world: World, thread: ThreadChannel, userId: string): void {
  const { botUserId } = world.state;
  const isOwn = thread.type === PRIVATE_THREAD && thread.owner_id === botUserId;
  if (!isOwn && !can(world, botUserId, thread, BITS.ManageThreads)) throw discordError(50013);
  leaveThread(world, thread, userId);
}
