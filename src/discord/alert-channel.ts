/** Owns which channels can get alerts, and picking one. */
import {
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
  type APIApplicationCommandChannelOption,
} from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import { isThread, lackingRights } from './bot-rights.ts';
import type { CommandCall, PickedChannel } from './interaction.ts';

const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
] as const;
const POSTABLE: ReadonlySet<number> = new Set(CHANNEL_TYPES);
const PRIVATE_THREAD: number = ChannelType.PrivateThread;

export const channelOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  description: 'A text, announcement, forum or media channel, or a thread',
  required: true,
  channel_types: [...CHANNEL_TYPES],
} satisfies APIApplicationCommandChannelOption;

/** @throws UserError for what takes no alerts. */
export function chosenChannel({ options, channels }: CommandCall): PickedChannel {
  const channel = channels.get(String(options.get('channel')));
  if (!channel || !POSTABLE.has(channel.type)) {
    throw new UserError(
      'Pick a text, announcement, forum or media channel of this server, or a thread.',
    );
  }
  return channel;
}

/** @throws UserError that says what keeps the bot from posting there, and what to do. */
export function requirePostable({ caller }: CommandCall, channel: PickedChannel): void {
  const here = channel.id === caller.channelId ? caller.appPermissions : null;
  const permissions = channel.appPermissions ?? here;
  const lacking = permissions === null ? [] : lackingRights(permissions, channel.type);
  if (lacking.length > 0) {
    const names = lacking.map((name) => `“${name}”`).join(', ');
    throw new UserError(
      `I cannot post in <#${channel.id}>: I lack ${names} there. ${wayIn(channel)}`,
    );
  }
  const mayUnlock = ((permissions ?? 0n) & PermissionFlagsBits.ManageThreads) !== 0n;
  if (channel.isLocked && !mayUnlock) {
    throw new UserError(`<#${channel.id}> is locked. Unlock it, then try again.`);
  }
}

function wayIn({ type }: PickedChannel): string {
  if (type === PRIVATE_THREAD) return 'Mention me in it, so that I am in it, then try again.';
  const settings = isThread(type) ? 'the settings of its channel' : 'that channel’s settings';
  return `Allow it for my role in ${settings} (Permissions), then try again.`;
}
