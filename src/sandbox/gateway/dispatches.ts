/** Owns the translation of what happens inside into gateway events, and their intents. */
import type { SandboxEvent } from '../events.ts';
import { BITS, can } from '../permissions.ts';
import { shapeChannel, shapeGuild, shapeMember, shapeThreadMember } from '../shape.ts';
import {
  channelsOf,
  guildIdOf,
  guildOfChannel,
  isDm,
  type Channel,
  type Guild,
  type ThreadChannel,
} from '../state/state.ts';
import { activeThreadsOf } from '../threads/active.ts';
import type { World } from '../world.ts';
import { isRecord } from '../wire/record.ts';
import { INTENTS } from './intents.ts';
import { withoutContent } from './message-content.ts';

/** `intent` 0: everybody gets it. `guildId` says which shard; undefined is shard 0. */
export type Dispatch = {
  name: string;
  data: unknown;
  /** Instead of `data`, for sessions without MESSAGE_CONTENT. */
  withoutContent?: unknown;
  intent: number;
  guildId: string | undefined;
};

/** None for what Discord tells nobody. */
export function dispatchOf(world: World, event: SandboxEvent): Dispatch | undefined {
  if (!isSeen(world, event)) return undefined;
  switch (event.type) {
    case 'message.create':
    case 'message.update':
    case 'message.delete':
      return messageDispatch(world, event);
    case 'channel.create':
      return guildDispatch(
        'CHANNEL_CREATE',
        shapeChannel(world.state, event.channel),
        event.channel,
      );
    case 'channel.update':
      return guildDispatch(
        'CHANNEL_UPDATE',
        shapeChannel(world.state, event.channel),
        event.channel,
      );
    case 'channel.delete':
      return guildDispatch(
        'CHANNEL_DELETE',
        shapeChannel(world.state, event.channel),
        event.channel,
      );
    case 'thread.create': {
      const data = { ...shapeChannel(world.state, event.thread), newly_created: true };
      return guildDispatch('THREAD_CREATE', data, event.thread);
    }
    case 'thread.update':
      return guildDispatch('THREAD_UPDATE', shapeChannel(world.state, event.thread), event.thread);
    case 'thread.delete':
      return guildDispatch('THREAD_DELETE', threadStub(event.thread), event.thread);
    case 'thread.members':
      return threadMembers(world, event);
    case 'thread.sync':
      return threadListSync(world, event);
    case 'guild.delete':
      return guildDelete(event.guild, event.isOutage);
    case 'member.update': {
      const { guild, member } = event;
      const data = { guild_id: guild.id, ...shapeMember(world.state, member) };
      // One's own comes without the privileged intent (events/gateway.mdx, "List of Intents").
      const isOwn = member.user_id === world.state.botUserId;
      const intent = isOwn ? INTENTS.guilds : INTENTS.guildMembers;
      return { name: 'GUILD_MEMBER_UPDATE', data, intent, guildId: guild.id };
    }
    case 'role.update': {
      const data = { guild_id: event.guild.id, role: event.role };
      return guildDispatch('GUILD_ROLE_UPDATE', data, { guild_id: event.guild.id });
    }
    case 'typing':
      return typingDispatch(world, event.channel, event.userId);
    case 'interaction.create':
      return interactionDispatch(event.payload);
    // GUILD_CREATE differs by session: gateway.ts makes it.
    case 'guild.create':
    case 'dm.open':
    case 'commands':
    case 'modal.open':
    case 'interaction.failed':
    case 'interaction.answered':
    case 'request':
    case 'control':
    case 'people':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** Bots are told of no message and no thread that they may not see (threads.mdx, "Permissions"). */
function isSeen(world: World, event: SandboxEvent): boolean {
  switch (event.type) {
    case 'message.create':
    case 'message.update':
    case 'message.delete':
    case 'typing':
      return canView(world, event.channel);
    case 'thread.create':
    case 'thread.update':
      return canView(world, event.thread);
    default:
      return true;
  }
}

function canView(world: World, channel: Channel): boolean {
  return can(world, world.state.botUserId, channel, BITS.ViewChannel);
}

type MessageEvent = Extract<
  SandboxEvent,
  { type: 'message.create' | 'message.update' | 'message.delete' }
>;

function messageDispatch(world: World, event: MessageEvent): Dispatch {
  const intent = isDm(event.channel) ? INTENTS.directMessages : INTENTS.guildMessages;
  const guildId = guildIdOf(event.channel);
  if (event.type === 'message.delete') {
    const place = guildId === undefined ? {} : { guild_id: guildId };
    const data = { id: event.messageId, channel_id: event.channel.id, ...place };
    return { name: 'MESSAGE_DELETE', data, intent, guildId };
  }
  const name = event.type === 'message.create' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
  // Ephemeral messages come without guild (events/gateway-events.mdx, "Message Create").
  const place = event.onlyFor === undefined ? guildFields(world, event) : {};
  const { botUserId } = world.state;
  const reduced = withoutContent(event.message, { botUserId, isDm: isDm(event.channel) });
  return {
    name,
    data: { ...event.message, ...place },
    ...(reduced === undefined ? {} : { withoutContent: { ...reduced, ...place } }),
    intent,
    guildId,
  };
}

/** Comes without any intent, on the shard of its guild. */
function interactionDispatch(payload: unknown): Dispatch {
  const guildId = isRecord(payload) ? payload['guild_id'] : undefined;
  const place = typeof guildId === 'string' ? guildId : undefined;
  return { name: 'INTERACTION_CREATE', data: payload, intent: 0, guildId: place };
}

/** Without `unavailable` the bot was removed from the guild (events/gateway-events.mdx, "Guild Delete"). */
export function guildDelete({ id }: Guild, isOutage: boolean): Dispatch {
  const data = isOutage ? { id, unavailable: true } : { id };
  return { name: 'GUILD_DELETE', data, intent: INTENTS.guilds, guildId: id };
}

function guildDispatch(name: string, data: unknown, { guild_id }: { guild_id: string }): Dispatch {
  return { name, data, intent: INTENTS.guilds, guildId: guild_id };
}

/** The bot's own coming and going is told without GUILD_MEMBERS (events/gateway-events.mdx). */
function threadMembers(
  { state }: World,
  { thread, added, removed }: Extract<SandboxEvent, { type: 'thread.members' }>,
): Dispatch {
  const data = {
    id: thread.id,
    guild_id: thread.guild_id,
    member_count: Math.min(thread.member_ids.length, 50),
    ...(added.length > 0
      ? { added_members: added.map((userId) => shapeThreadMember(thread, userId)) }
      : {}),
    ...(removed.length > 0 ? { removed_member_ids: removed } : {}),
  };
  const concernsBot = [...added, ...removed].includes(state.botUserId);
  const intent = concernsBot ? INTENTS.guilds : INTENTS.guildMembers;
  return { name: 'THREAD_MEMBERS_UPDATE', data, intent, guildId: thread.guild_id };
}

function threadListSync(
  world: World,
  { guild, channelIds }: Extract<SandboxEvent, { type: 'thread.sync' }>,
): Dispatch {
  const { state } = world;
  const threads = activeThreadsOf(state, guild.id).filter(
    (thread) => channelIds.includes(thread.parent_id) && canView(world, thread),
  );
  const data = {
    guild_id: guild.id,
    channel_ids: channelIds,
    threads: threads.map((thread) => shapeChannel(state, thread)),
    members: threads
      .filter(({ member_ids: ids }) => ids.includes(state.botUserId))
      .map((thread) => shapeThreadMember(thread, state.botUserId)),
  };
  return guildDispatch('THREAD_LIST_SYNC', data, { guild_id: guild.id });
}

/** All that is told of a thread that is gone (events/gateway-events.mdx, "Thread Delete"). */
function threadStub({ id, guild_id, parent_id, type }: ThreadChannel): Record<string, unknown> {
  return { id, guild_id, parent_id, type };
}

function typingDispatch({ clock }: World, channel: Channel, userId: string): Dispatch {
  const guildId = guildIdOf(channel);
  const data = {
    channel_id: channel.id,
    user_id: userId,
    timestamp: Math.floor(clock.now().getTime() / 1000),
    ...(guildId === undefined ? {} : { guild_id: guildId }),
  };
  const intent = guildId === undefined ? INTENTS.directMessageTyping : INTENTS.guildMessageTyping;
  return { name: 'TYPING_START', data, intent, guildId };
}

function guildFields(
  { state }: World,
  { channel, message }: Extract<MessageEvent, { message: unknown }>,
): Record<string, unknown> {
  const guild = guildOfChannel(state, channel);
  const member = guild?.members.get(message.author.id);
  if (guild === undefined || member === undefined) return {};
  const { user: _user, ...withoutUser } = shapeMember(state, member);
  return { guild_id: guild.id, member: withoutUser };
}

/** GUILD_CREATE with everything that comes with the GUILDS intent. */
export function guildCreate(world: World, guild: Guild, intents: number): Dispatch {
  const { state } = world;
  const seesMembers = (intents & INTENTS.guildMembers) !== 0;
  const members = [...guild.members.values()].filter(
    ({ user_id: id }) => seesMembers || id === state.botUserId,
  );
  const active = activeThreadsOf(state, guild.id).filter((thread) => canView(world, thread));
  const data = {
    ...shapeGuild(guild),
    joined_at: guild.members.get(state.botUserId)?.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: members.map((member) => shapeMember(state, member)),
    channels: channelsOf(state, guild.id).map((channel) => shapeChannel(state, channel)),
    threads: active.map((thread) => shapeChannel(state, thread)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
  return { name: 'GUILD_CREATE', data, intent: INTENTS.guilds, guildId: guild.id };
}
