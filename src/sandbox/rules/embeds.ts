/** Owns the rules on embeds that Discord's schema misses. */
import type { APIEmbed } from 'discord-api-types/v10';

import type { MessageBody } from '../messages/message-body.ts';
import { codePoints } from '../../lib/text.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { required } from '../wire/field-errors.ts';
import { wrongScheme } from './urls.ts';

/** 6000 characters in all texts of all embeds together (message.mdx, "Embed Limits"). */
export function embedsTotal({ embeds }: MessageBody): FieldError[] {
  const total = (embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0);
  if (total <= 6000) return [];
  const message = 'Embed size exceeds maximum size of 6000';
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function embedLength(embed: APIEmbed): number {
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  for (const field of embed.fields ?? []) texts.push(field.name, field.value);
  return texts.reduce((sum, text) => sum + codePoints(text ?? ''), 0);
}

/** An embed shows something, and its parts have what they are for. */
export function embedsComplete({ embeds }: MessageBody): FieldError[] {
  return (embeds ?? []).flatMap((embed, index) => {
    const at = ['embeds', index];
    const errors: FieldError[] = [];
    if (isEmptyEmbed(embed)) errors.push(required([...at, 'description']));
    if (embed.footer && !embed.footer.text) errors.push(required([...at, 'footer', 'text']));
    if (embed.author && !embed.author.name) errors.push(required([...at, 'author', 'name']));
    if (embed.image && !embed.image.url) errors.push(required([...at, 'image', 'url']));
    if (embed.thumbnail && !embed.thumbnail.url) errors.push(required([...at, 'thumbnail', 'url']));
    return errors;
  });
}

function isEmptyEmbed(embed: APIEmbed): boolean {
  return (
    !embed.title &&
    !embed.description &&
    !embed.author &&
    !embed.footer &&
    !embed.image &&
    !embed.thumbnail &&
    (embed.fields ?? []).length === 0
  );
}

/** Links go by http(s); pictures may be attachments too (discord-api-docs#5837). */
export function embedUrls({ embeds }: MessageBody): FieldError[] {
  return (embeds ?? []).flatMap((embed, index) => {
    const at = ['embeds', index];
    return [
      wrongScheme([...at, 'url'], embed.url, 'link'),
      wrongScheme([...at, 'author', 'url'], embed.author?.url, 'link'),
      wrongScheme([...at, 'author', 'icon_url'], embed.author?.icon_url, 'media'),
      wrongScheme([...at, 'footer', 'icon_url'], embed.footer?.icon_url, 'media'),
      wrongScheme([...at, 'image', 'url'], embed.image?.url, 'media'),
      wrongScheme([...at, 'thumbnail', 'url'], embed.thumbnail?.url, 'media'),
    ].flat();
  });
}
