/** Owns the conversations of the bot with one person. */
import { countNewDm } from './limits/own-limits.ts';
import { isDm, type DmChannel } from './state/state.ts';
import { discordError } from './wire/discord-error.ts';
import type { World } from './world.ts';

/** The DM channel with a person, made the first time; nobody writes to a bot or to oneself (50007). */
export function openDm(world: World, userId: string): DmChannel {
  const { state, ids, events } = world;
  const user = state.users.get(userId);
  if (user === undefined) throw discordError(10013);
  // Here with 400, on the message itself with 403 (discord-api-docs#1905).
  if (user.bot === true) throw discordError(50007, 400);
  for (const channel of state.channels.values()) {
    if (isDm(channel) && channel.recipient_id === userId) return channel;
  }
  countNewDm(world);
  const channel: DmChannel = {
    id: ids.next(),
    type: 1,
    recipient_id: userId,
    last_message_id: null,
  };
  world.commit({ type: 'channel', channel });
  events.emit({ type: 'dm.open', channel });
  return channel;
}
