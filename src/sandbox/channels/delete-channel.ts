/** Owns the end of channels and threads, with all that goes with them. */
import type { Change } from '../state/changes.ts';
import {
  channelsOf,
  isThread,
  messagesOf,
  threadsOf,
  type GuildChannel,
  type ThreadChannel,
} from '../state/state.ts';
import { FLAGS, has } from '../messages/message-body.ts';
import { shown } from '../messages/store.ts';
import type { World } from '../world.ts';

/** A channel takes its threads along; what was in a category stays without one (channel.mdx, "Delete/Close Channel"). */
function deleteChannel(world: World, channel: GuildChannel): void {
  const { state } = world;
  const threads = threadsOf(state, channel.guild_id).filter((one) => one.parent_id === channel.id);
  const orphans = channelsOf(state, channel.guild_id)
    .filter((one) => one.parent_id === channel.id)
    .map((one) => ({ ...one, parent_id: null }));
  world.commit(
    ...[...threads, channel].map(({ id }): Change => ({ type: 'channel.delete', channel_id: id })),
    ...orphans.map((one): Change => ({ type: 'channel', channel: one })),
  );
  // Clients drop the threads of a channel that is gone by themselves.
  world.events.emit({ type: 'channel.delete', channel });
  for (const one of orphans) world.events.emit({ type: 'channel.update', channel: one });
}

/** The message that it was started from stays, without it. */
function deleteThread(world: World, thread: ThreadChannel): void {
  const { state } = world;
  const parent = state.channels.get(thread.parent_id);
  const source = messagesOf(state, thread.parent_id).get(thread.id);
  world.commit({ type: 'channel.delete', channel_id: thread.id });
  world.events.emit({ type: 'thread.delete', thread });
  if (parent === undefined || source === undefined || !has(source.flags, FLAGS.hasThread)) return;
  const message = { ...source, flags: (source.flags ?? 0) & ~FLAGS.hasThread };
  world.commit({ type: 'message', message });
  world.events.emit({ type: 'message.update', message: shown(message), channel: parent });
}

/** With the events that tell of it. */
export function deleteAny(world: World, channel: GuildChannel | ThreadChannel): void {
  if (isThread(channel)) deleteThread(world, channel);
  else deleteChannel(world, channel);
}
