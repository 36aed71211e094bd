/** Owns which rights a channel must give the bot, and naming those that lack. */
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';

type Right = readonly [name: string, bit: bigint];

const SEND: Right = ['Send Messages', PermissionFlagsBits.SendMessages];
/** In a thread the right to write in its channel counts for nothing. */
const SEND_IN_THREADS: Right = [
  'Send Messages in Threads',
  PermissionFlagsBits.SendMessagesInThreads,
];

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

export function isThread(channelType: number | null): boolean {
  return channelType !== null && THREADS.has(channelType);
}

/** Whether it takes posts (threads of their own) in the place of messages. */
export function isForum(channelType: number | null): boolean {
  return channelType === ChannelType.GuildForum || channelType === ChannelType.GuildMedia;
}

/** A card is an embed: without "Embed Links" Discord refuses it. A forum's post takes no more. */
function rightsFor(channelType: number | null): readonly Right[] {
  return [
    ['View Channel', PermissionFlagsBits.ViewChannel],
    isThread(channelType) ? SEND_IN_THREADS : SEND,
    ['Embed Links', PermissionFlagsBits.EmbedLinks],
  ];
}

/** Names as Discord's settings show them. */
export function neededRights(channelType: number | null): string[] {
  return rightsFor(channelType).map(([name]) => name);
}

/** Names as Discord's settings show them; empty when nothing lacks. */
export function lackingRights(permissions: bigint, channelType: number | null): string[] {
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return [];
  return rightsFor(channelType)
    .filter(([, bit]) => (permissions & bit) === 0n)
    .map(([name]) => name);
}
