/** Owns the channel that an action names. */
import {
  isDm,
  isThread,
  type Channel,
  type GuildChannel,
  type ThreadChannel,
} from '../state/state.ts';
import type { World } from '../world.ts';
import { ControlRefusal } from './definition.ts';

/** A channel or a thread of a guild. */
export function findChannel({ state }: World, id: string): GuildChannel | ThreadChannel {
  const channel = knownChannel(state.channels, id);
  if (isDm(channel)) throw new ControlRefusal(`${id} is a conversation of two, not of a guild.`);
  return channel;
}

export function findGuildChannel(world: World, id: string): GuildChannel {
  const channel = findChannel(world, id);
  if (isThread(channel))
    throw new ControlRefusal(`${id} is a thread: it has its channel’s rights.`);
  return channel;
}

export function findThread(world: World, id: string): ThreadChannel {
  const channel = findChannel(world, id);
  if (!isThread(channel)) throw new ControlRefusal(`${id} is a channel, not a thread.`);
  return channel;
}

function knownChannel(channels: ReadonlyMap<string, Channel>, id: string): Channel {
  const channel = channels.get(id);
  if (channel === undefined) throw new ControlRefusal(`There is no channel ${id}.`);
  return channel;
}
