/** Owns the list of hand-written rules that every message goes through. */
import type { MessageBody } from '../messages/message-body.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { parseOrList } from './allowed-mentions.ts';
import {
  componentCount,
  componentsOnly,
  mediaUrls,
  someComponent,
  textTotal,
} from './components-v2.ts';
import { buttonStyles, legacyRows, rowWidth, uniqueCustomIds } from './components.ts';
import { contentLength } from './content.ts';
import { embedsComplete, embedsTotal, embedUrls } from './embeds.ts';
import { selectBounds, selectDefaults, uniqueSelectValues } from './selects.ts';

export type MessageRule = (body: MessageBody) => FieldError[];

export const MESSAGE_RULES: readonly MessageRule[] = [
  contentLength,
  embedsTotal,
  embedsComplete,
  embedUrls,
  legacyRows,
  rowWidth,
  uniqueCustomIds,
  buttonStyles,
  uniqueSelectValues,
  selectBounds,
  selectDefaults,
  componentsOnly,
  someComponent,
  componentCount,
  textTotal,
  mediaUrls,
  parseOrList,
];

/** The rules for a message that stands at a key of the body, as in interaction callbacks. */
export function rulesAt<Key extends string>(
  key: Key,
  rules: readonly MessageRule[],
): ((body: { [K in Key]?: MessageBody | null }) => FieldError[])[] {
  return rules.map(
    (rule) => (body) =>
      rule(body[key] ?? {}).map((error) => ({
        path: [key, ...error.path],
        code: error.code,
        message: error.message,
      })),
  );
}
