/** Owns a judge of messages that is independent of the cards: Discord's schema and what it misses. */
import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import type { APIEmbed } from 'discord-api-types/v10';
import { z } from 'zod';

/** Everything wrong with a message that is about to be sent; empty when Discord takes it. */
export function faultsOf(message: { embeds?: APIEmbed[] }): string[] {
  // The schema counts UTF-16 units, Discord code points: one of either for each character.
  const bmp: unknown = JSON.parse(JSON.stringify(message).replace(/[\u{10000}-\u{10FFFF}]/gu, '□'));
  const parsed = z.core.safeParse(MessageCreateRequestSchema, bmp);
  const faults = parsed.success ? [] : [JSON.stringify(parsed.error.issues)];
  const total = (message.embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total > 6000) faults.push(`embeds hold ${total} characters`);
  for (const embed of message.embeds ?? []) {
    for (const url of [embed.url, embed.image?.url, embed.thumbnail?.url, embed.author?.url]) {
      if (url !== undefined && !/^https?:\/\//.test(url)) faults.push(`not a web address: ${url}`);
    }
    if (embed.title === '' || embed.description === '') faults.push('an empty text');
  }
  return faults;
}

function embedLength({ title, description, fields, footer, author }: APIEmbed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ];
  return texts.reduce((sum, text) => sum + Array.from((text ?? '').trim()).length, 0);
}
