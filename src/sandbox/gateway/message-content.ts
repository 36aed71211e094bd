/** Owns what a bot may not read without the MESSAGE_CONTENT intent. */
import type { APIMessage } from 'discord-api-types/v10';

/**
 * The message with empty values in what people wrote; undefined where a bot may read all of it: its own,
 * in direct messages, and where it is mentioned (events/gateway.mdx, "Message Content Intent").
 */
export function withoutContent(
  message: APIMessage,
  { botUserId, isDm }: { botUserId: string; isDm: boolean },
): APIMessage | undefined {
  const isMentioned = message.mentions.some(({ id }) => id === botUserId);
  if (isDm || isMentioned || message.author.id === botUserId) return undefined;
  const { poll: _poll, ...shown } = message;
  return { ...shown, content: '', embeds: [], attachments: [], components: [] };
}
