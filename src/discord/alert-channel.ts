/** Owns which channels can get alerts, and picking one. */
import {
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { UserError } from '../lib/errors.ts';
import { isThread, lackingRights, rightNames } from './bot-rights.ts';
import type { OptionData } from './described.ts';
import type { CommandCall, PickedChannel } from './interaction.ts';
import type { Texts } from './texts/texts-for.ts';

export const POSTABLE_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
] as const;
const POSTABLE: ReadonlySet<number> = new Set(POSTABLE_TYPES);
const PRIVATE_THREAD: number = ChannelType.PrivateThread;

export const channelOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  text: 'commands.options.channel',
  required: true,
  channel_types: POSTABLE_TYPES,
} satisfies OptionData;

/** @throws UserError for what takes no alerts. */
export function chosenChannel({ options, channels, texts }: CommandCall): PickedChannel {
  const channel = channels.get(String(options.get('channel')));
  if (!channel || !POSTABLE.has(channel.type)) {
    throw new UserError(texts('errors.pickChannel'));
  }
  return channel;
}

/** @throws UserError that says what keeps the bot from posting there, and what to do. */
export function requirePostable(
  { caller, texts }: Pick<CommandCall, 'caller' | 'texts'>,
  channel: Omit<PickedChannel, 'parentId' | 'isVisible'>,
): void {
  const here = channel.id === caller.channelId ? caller.appPermissions : null;
  const permissions = channel.appPermissions ?? here;
  const where = `<#${channel.id}>`;
  const lacking = permissions === null ? [] : lackingRights(permissions, channel.type);
  if (lacking.length > 0) {
    const rights = rightNames(lacking, texts);
    const problem = texts('errors.cannotPost', { channel: where, rights });
    throw new UserError(texts.join([problem, wayIn(channel, texts)]));
  }
  const mayUnlock = ((permissions ?? 0n) & PermissionFlagsBits.ManageThreads) !== 0n;
  if (channel.isLocked && !mayUnlock) {
    throw new UserError(texts('errors.locked', { channel: where }));
  }
}

function wayIn({ type }: Pick<PickedChannel, 'type'>, texts: Texts): string {
  if (type === PRIVATE_THREAD) return texts('errors.enterThread');
  return texts(isThread(type) ? 'errors.allowInThread' : 'errors.allowInChannel');
}
