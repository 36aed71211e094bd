/** Owns the form in which guilds, channels and members are shown to the bot and to the page. */
import type { APIChannel, APIGuild, APIGuildMember } from 'discord-api-types/v10';

import {
  isDm,
  isThread,
  peopleOf,
  type Channel,
  type Guild,
  type Member,
  type State,
  type ThreadChannel,
} from './state/state.ts';
import { vouched } from './wire/vouched.ts';

export function shapeChannel(state: State, channel: Channel): APIChannel {
  if (isThread(channel)) return shapeThread(state, channel);
  if (isDm(channel)) {
    // discord-api-types wants a name that Discord does not send for a DM.
    return vouched<APIChannel>({
      id: channel.id,
      type: 1,
      last_message_id: channel.last_message_id,
      flags: 0,
      recipients: peopleOf(channel).flatMap((id) => state.users.get(id) ?? []),
    });
  }
  const { available_tags: tags, ...common } = channel;
  const forum = { available_tags: tags, default_reaction_emoji: null, default_sort_order: null };
  const shaped = {
    ...common,
    ...(channel.type === 15 || channel.type === 16 ? forum : {}),
    ...(channel.type === 15 ? { default_forum_layout: 0 } : {}),
  };
  // One literal for every guild channel type; the union asks for one each.
  return vouched<APIChannel>(shaped);
}

/** With the bot's own membership where it has joined (channel.mdx, "member"). */
function shapeThread(state: State, thread: ThreadChannel): APIChannel {
  const { member_ids: memberIds, ...common } = thread;
  const shaped = {
    ...common,
    // An approximate count that stops at 50 (channel.mdx, "member_count").
    member_count: Math.min(memberIds.length, 50),
    ...(memberIds.includes(state.botUserId)
      ? { member: shapeThreadMember(thread, state.botUserId) }
      : {}),
  };
  return vouched<APIChannel>(shaped);
}

export function shapeThreadMember(
  thread: ThreadChannel,
  userId: string,
): { id: string; user_id: string; join_timestamp: string; flags: number } {
  const joined = thread.thread_metadata.create_timestamp;
  return { id: thread.id, user_id: userId, join_timestamp: joined, flags: 0 };
}

export function shapeMember(state: State, member: Member): APIGuildMember {
  const user = state.users.get(member.user_id);
  const shaped = {
    ...(user === undefined ? {} : { user }),
    nick: member.nick,
    roles: member.roles,
    joined_at: member.joined_at,
    avatar: null,
    banner: null,
    communication_disabled_until: member.communication_disabled_until,
    premium_since: null,
    flags: 0,
    pending: false,
    deaf: false,
    mute: false,
  };
  // Members are stored with users, so `user` is there; enum members are plain numbers.
  return vouched<APIGuildMember>(shaped);
}

export function shapeGuild(guild: Guild): APIGuild {
  const shaped = {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    roles: [...guild.roles.values()],
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: 'en-US',
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
  // Enum members are plain numbers and strings here.
  return vouched<APIGuild>(shaped);
}
