/** Owns the rules of messages that are made of components only (flag 1<<15). */
import { FLAGS, has, type MessageBody } from '../messages/message-body.ts';
import { codePoints } from '../../lib/text.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { required } from '../wire/field-errors.ts';
import { isRecord } from '../wire/record.ts';
import { allComponents, TYPE } from './component-tree.ts';
import { wrongScheme } from './urls.ts';

/** The flag leaves no room for the older ways to say something (message.mdx, "flags"). */
export function componentsOnly(body: MessageBody): FieldError[] {
  if (!has(body.flags, FLAGS.componentsV2)) return [];
  const filled: [string, boolean][] = [
    ['content', (body.content ?? '') !== ''],
    ['embeds', (body.embeds ?? []).length > 0],
    ['sticker_ids', (body.sticker_ids ?? []).length > 0],
    ['poll', (body.poll ?? null) !== null],
  ];
  return filled
    .filter(([, isFilled]) => isFilled)
    .map(([field]) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
}

/** The flag on an empty list: Discord wants components. */
export function someComponent(body: MessageBody): FieldError[] {
  if (!has(body.flags, FLAGS.componentsV2)) return [];
  return (body.components ?? []).length === 0 ? [required(['components'])] : [];
}

/** 40 in all, nested ones included (change log 2025-04-29). */
export function componentCount({ components }: MessageBody): FieldError[] {
  if (allComponents(components).length <= 40) return [];
  return [
    {
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: 'The total number of components exceeds the maximum of 40',
    },
  ];
}

/** 4000 characters over all text displays (discord-api-docs#8562). */
export function textTotal({ components }: MessageBody): FieldError[] {
  const total = allComponents(components).reduce((sum, { component }) => {
    const content = component['content'];
    return component['type'] === TYPE.text && typeof content === 'string'
      ? sum + codePoints(content)
      : sum;
  }, 0);
  if (total <= 4000) return [];
  return [
    {
      path: ['components'],
      code: 'COMPONENT_MAX_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: 'The total size of displayable text exceeds the maximum of 4000',
    },
  ];
}

/** Pictures by http(s) or as attachments, files as attachments only. */
export function mediaUrls({ components }: MessageBody): FieldError[] {
  return allComponents(components).flatMap(({ component, path }) => {
    if (component['type'] === TYPE.thumbnail)
      return mediaUrl(component['media'], [...path, 'media']);
    if (component['type'] !== TYPE.gallery || !Array.isArray(component['items'])) return [];
    return component['items'].flatMap((item: unknown, index) =>
      isRecord(item) ? mediaUrl(item['media'], [...path, 'items', index, 'media']) : [],
    );
  });
}

function mediaUrl(media: unknown, path: FieldError['path']): FieldError[] {
  const url = isRecord(media) ? media['url'] : undefined;
  return typeof url === 'string' ? wrongScheme([...path, 'url'], url, 'media') : [];
}
