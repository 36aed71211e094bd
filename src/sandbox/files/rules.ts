/** Owns the rules on the files of a message: those listed and those shown must be there. */
import type { APIAttachment } from 'discord-api-types/v10';

import type { MessageBody } from '../messages/message-body.ts';
import { allComponents } from '../rules/component-tree.ts';
import type { UploadedFile } from '../wire/body.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { isRecord } from '../wire/record.ts';
import { namesOf, type ListedFile } from './attach.ts';
import { referenced } from './references.ts';

type Rule = (body: MessageBody) => FieldError[];

/** `before` are the attachments of a message that is edited. */
export function fileRules(
  files: readonly UploadedFile[],
  before: readonly APIAttachment[] = [],
): Rule[] {
  return [
    (body) => listed(body.attachments ?? [], files, before),
    (body) => shownInComponents(body, new Set(namesOf(body, files, before))),
  ];
}

function listed(
  attachments: readonly ListedFile[],
  files: readonly UploadedFile[],
  before: readonly APIAttachment[],
): FieldError[] {
  const ids = new Set([...files.map(({ index }) => index), ...before.map(({ id }) => id)]);
  return attachments.flatMap(({ id }, index) => {
    if (ids.has(id)) return [];
    const message = 'Attachment data not found';
    return [{ path: ['attachments', index], code: 'ATTACHMENT_NOT_FOUND', message }];
  });
}

/** Seen so in discord-api-docs#7754. An embed may refer to nothing; it then shows nothing. */
function shownInComponents({ components }: MessageBody, names: ReadonlySet<string>): FieldError[] {
  const missing = (media: unknown, path: FieldError['path']): FieldError[] => {
    const url = isRecord(media) ? media['url'] : undefined;
    const name = referenced(url);
    if (name === undefined || names.has(name)) return [];
    const message = `The referenced attachment ("${String(url)}") was not found`;
    const code = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
    return [{ path: [...path, 'url'], code, message }];
  };
  return allComponents(components).flatMap(({ component, path }) => {
    const items: unknown = component['items'];
    return [
      ...missing(component['media'], [...path, 'media']),
      ...missing(component['file'], [...path, 'file']),
      ...(Array.isArray(items)
        ? items.flatMap((item: unknown, index) =>
            missing(isRecord(item) ? item['media'] : undefined, [...path, 'items', index, 'media']),
          )
        : []),
    ];
  });
}
