/** Owns the conversations of two: of the bot with one person, and of two people. */
import { countNewDm } from './limits/own-limits.ts';
import { isDm, peopleOf, type DmChannel } from './state/state.ts';
import { discordError } from './wire/discord-error.ts';
import type { World } from './world.ts';

/** The DM channel with a person, made the first time; nobody writes to a bot or to oneself (50007). */
export function openDm(world: World, userId: string): DmChannel {
  const { state } = world;
  const user = state.users.get(userId);
  if (user === undefined) throw discordError(10013);
  // Here with 400, on the message itself with 403 (discord-api-docs#1905).
  if (user.bot === true) throw discordError(50007, 400);
  const known = dmOf(world, [userId]);
  if (known !== undefined) return known;
  countNewDm(world);
  return newDm(world, { recipient_id: userId });
}

/** A person begins to talk to the bot, or to another: nothing is counted against the bot. */
export function openDmAsPerson(world: World, userId: string, withId: string): DmChannel {
  const isBots = withId === world.state.botUserId;
  const people = isBots ? [userId] : [userId, withId];
  return (
    dmOf(world, people) ??
    newDm(world, { recipient_id: userId, ...(isBots ? {} : { other_id: withId }) })
  );
}

function dmOf({ state }: World, people: readonly string[]): DmChannel | undefined {
  return [...state.channels.values()].filter(isDm).find((dm) => {
    const known = peopleOf(dm);
    return known.length === people.length && people.every((id) => known.includes(id));
  });
}

function newDm(world: World, people: Pick<DmChannel, 'recipient_id' | 'other_id'>): DmChannel {
  const channel: DmChannel = { id: world.ids.next(), type: 1, ...people, last_message_id: null };
  world.commit({ type: 'channel', channel });
  world.events.emit({ type: 'dm.open', channel });
  return channel;
}
