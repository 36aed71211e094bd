/** Owns the rules on a message's own text that Discord's schema misses. */
import type { MessageBody } from '../messages/message-body.ts';
import { codePoints } from '../../lib/text.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { tooLong } from '../wire/field-errors.ts';

/** 2000 for bots; the schema's 4000 is for people with Nitro (discord-api-docs#2941). */
export function contentLength({ content }: MessageBody): FieldError[] {
  return codePoints(content ?? '') > 2000 ? [tooLong(['content'], 2000)] : [];
}

/** Whether nothing at all would be shown: Discord answers 50006 (message.mdx, Create Message). */
export function isEmptyMessage(body: MessageBody): boolean {
  return (
    (body.content ?? '') === '' &&
    (body.embeds ?? []).length === 0 &&
    (body.components ?? []).length === 0 &&
    (body.sticker_ids ?? []).length === 0 &&
    (body.attachments ?? []).length === 0 &&
    (body.files ?? []).length === 0 &&
    (body.poll ?? null) === null &&
    body.message_reference?.type !== 1
  );
}
