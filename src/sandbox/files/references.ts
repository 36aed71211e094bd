/** Owns `attachment://` references: where a message makes them, and what they come to. */
import type { APIAttachment } from 'discord-api-types/v10';

import type { MessageBody } from '../messages/message-body.ts';
import { isRecord } from '../wire/record.ts';
import { vouched } from '../wire/vouched.ts';
import { cleansed } from './file-type.ts';

const SCHEME = 'attachment://';

/** The name that a URL refers to, undefined for a URL of another scheme. */
export function referenced(url: unknown): string | undefined {
  return typeof url === 'string' && url.startsWith(SCHEME)
    ? cleansed(url.slice(SCHEME.length))
    : undefined;
}

type Texts = Pick<MessageBody, 'embeds' | 'components'>;

/**
 * Embeds and components with the URLs of the files that they refer to. What names no file stays as it
 * is, which no client can show.
 */
export function resolveReferences(
  { embeds, components }: Texts,
  attachments: readonly APIAttachment[],
): Texts {
  const urlOf = (url: unknown): unknown => {
    const name = referenced(url);
    return attachments.find(({ filename }) => filename === name)?.url ?? url;
  };
  return {
    ...(embeds === undefined
      ? {}
      : { embeds: vouched<Exclude<Texts['embeds'], undefined>>(mapUrls(embeds, urlOf)) }),
    ...(components === undefined
      ? {}
      : {
          components: vouched<Exclude<Texts['components'], undefined>>(mapUrls(components, urlOf)),
        }),
  };
}

function mapUrls(value: unknown, urlOf: (url: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapUrls(one, urlOf));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'url' || key === 'icon_url' ? urlOf(one) : mapUrls(one, urlOf),
    ]),
  );
}

/** Names that embeds refer to: their files are shown there, and not below the message again. */
export function referencedByEmbeds({ embeds }: Texts): ReadonlySet<string> {
  const names = new Set<string>();
  mapUrls(embeds ?? [], (url) => {
    const name = referenced(url);
    if (name !== undefined) names.add(name);
    return url;
  });
  return names;
}
