/** Owns the translation of what happens inside into gateway events, and their intents. */
import type { SandboxEvent } from '../events.ts';
import { shapeChannel, shapeGuild, shapeMember } from '../shape.ts';
import { channelsOf, guildIdOf, type Channel, type Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { INTENTS } from './intents.ts';

/** `intent` 0: everybody gets it. */
export type Dispatch = { name: string; data: unknown; intent: number };

/** None for what Discord tells nobody. */
export function dispatchOf(world: World, event: SandboxEvent): Dispatch | undefined {
  switch (event.type) {
    case 'message.create':
    case 'message.update': {
      const name = event.type === 'message.create' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
      // Ephemeral messages come without guild (events/gateway-events.mdx, "Message Create").
      const place = event.onlyFor === undefined ? guildFields(world, event.channel) : {};
      return { name, data: { ...event.message, ...place }, intent: messageIntent(event.channel) };
    }
    case 'message.delete': {
      const guildId = guildIdOf(event.channel);
      const data = {
        id: event.messageId,
        channel_id: event.channel.id,
        ...(guildId === undefined ? {} : { guild_id: guildId }),
      };
      return { name: 'MESSAGE_DELETE', data, intent: messageIntent(event.channel) };
    }
    case 'channel.create': {
      const data = shapeChannel(world.state, event.channel);
      return { name: 'CHANNEL_CREATE', data, intent: INTENTS.guilds };
    }
    case 'typing': {
      const guildId = guildIdOf(event.channel);
      const data = {
        channel_id: event.channel.id,
        user_id: event.userId,
        timestamp: Math.floor(world.clock.now().getTime() / 1000),
        ...(guildId === undefined ? {} : { guild_id: guildId }),
      };
      const intent =
        guildId === undefined ? INTENTS.directMessageTyping : INTENTS.guildMessageTyping;
      return { name: 'TYPING_START', data, intent };
    }
    case 'interaction.create':
      return { name: 'INTERACTION_CREATE', data: event.payload, intent: 0 };
    case 'dm.open':
    case 'commands':
    case 'interaction.failed':
      return undefined;
    default:
      return event satisfies never;
  }
}

function messageIntent(channel: Channel): number {
  return channel.type === 1 ? INTENTS.directMessages : INTENTS.guildMessages;
}

function guildFields({ state }: World, channel: Channel): Record<string, unknown> {
  const guildId = guildIdOf(channel);
  const guild = guildId === undefined ? undefined : state.guilds.get(guildId);
  const member = guild?.members.get(state.botUserId);
  if (guild === undefined || member === undefined) return {};
  const { user: _user, ...withoutUser } = shapeMember(state, member);
  return { guild_id: guild.id, member: withoutUser };
}

/** GUILD_CREATE with everything that comes with the GUILDS intent. */
export function guildCreate({ state }: World, guild: Guild, intents: number): Dispatch {
  const seesMembers = (intents & INTENTS.guildMembers) !== 0;
  const members = [...guild.members.values()].filter(
    ({ user_id: id }) => seesMembers || id === state.botUserId,
  );
  const data = {
    ...shapeGuild(guild),
    joined_at: guild.members.get(state.botUserId)?.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: members.map((member) => shapeMember(state, member)),
    channels: channelsOf(state, guild.id).map((channel) => shapeChannel(state, channel)),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
  return { name: 'GUILD_CREATE', data, intent: INTENTS.guilds };
}
