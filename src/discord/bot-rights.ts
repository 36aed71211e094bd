/** Owns which rights a channel must give the bot, and naming those that lack. */
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { English } from './texts/en-US/index.ts';
import type { Texts } from './texts/texts-for.ts';

/** Named in the texts as Discord's settings show it. */
export type Right = keyof English['rights'];
type Needed = readonly [right: Right, bit: bigint];

const SEND: Needed = ['sendMessages', PermissionFlagsBits.SendMessages];
/** In a thread the right to write in its channel counts for nothing. */
const SEND_IN_THREADS: Needed = ['sendInThreads', PermissionFlagsBits.SendMessagesInThreads];

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
function rightsFor(channelType: number | null): readonly Needed[] {
  return [
    ['viewChannel', PermissionFlagsBits.ViewChannel],
    isThread(channelType) ? SEND_IN_THREADS : SEND,
    ['embedLinks', PermissionFlagsBits.EmbedLinks],
  ];
}

export function neededRights(channelType: number | null): Right[] {
  return rightsFor(channelType).map(([right]) => right);
}

/** Empty when nothing lacks. */
export function lackingRights(permissions: bigint, channelType: number | null): Right[] {
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return [];
  return rightsFor(channelType)
    .filter(([, bit]) => (permissions & bit) === 0n)
    .map(([right]) => right);
}

/** “A”, “B” and “C”. */
export function rightNames(rights: readonly Right[], texts: Texts): string {
  return texts.list(
    rights.map((right) => texts('common.quoted', { name: texts(`rights.${right}`) })),
  );
}
