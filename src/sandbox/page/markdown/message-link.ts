/** Owns telling links to messages and channels from others, as the client does. Pure. */

export type MessageLink = { guildId: string; channelId: string; messageId: string | undefined };

const LINK =
  /^https:\/\/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/channels\/(@me|\d{1,20})\/(\d{1,20})(?:\/(\d{1,20}))?\/?$/;

export function messageLink(url: string): MessageLink | undefined {
  const [, guildId, channelId, messageId] = LINK.exec(url) ?? [];
  return guildId === undefined || channelId === undefined
    ? undefined
    : { guildId, channelId, messageId };
}
