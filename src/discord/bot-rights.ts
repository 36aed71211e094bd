/** Owns which rights a channel must give the bot, and naming those that lack. */
import { PermissionFlagsBits } from 'discord-api-types/v10';

/** A card is an embed: without "Embed Links" Discord refuses it. */
const NEEDED: readonly (readonly [name: string, bit: bigint])[] = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
];

/** Names as Discord's settings show them; empty when nothing lacks. */
export function lackingRights(permissions: bigint): string[] {
  if ((permissions & PermissionFlagsBits.Administrator) !== 0n) return [];
  return NEEDED.filter(([, bit]) => (permissions & bit) === 0n).map(([name]) => name);
}
