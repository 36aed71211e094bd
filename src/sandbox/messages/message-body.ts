/** Owns the shape of what a bot may send as a message, on every route that takes one. */
import type {
  APIAllowedMentions,
  APIEmbed,
  APIMessageTopLevelComponent,
} from 'discord-api-types/v10';

import type { ListedFile } from '../files/attach.ts';
import type { UploadedFile } from '../wire/body.ts';
import { isRecord } from '../wire/record.ts';

/** As Discord's schemas promise it after `judgeBody`; absent and null differ on edits. */
export type MessageBody = {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: APIMessageTopLevelComponent[] | null;
  allowed_mentions?: APIAllowedMentions | null;
  attachments?: ListedFile[] | null;
  /** What came with the request; no part of the JSON. */
  files?: readonly UploadedFile[];
  sticker_ids?: string[] | null;
  poll?: Record<string, unknown> | null;
  message_reference?: {
    message_id: string;
    channel_id?: string;
    type?: number;
    fail_if_not_exists?: boolean | null;
  } | null;
  flags?: number | null;
  tts?: boolean | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
};

export const FLAGS = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voiceMessage: 1 << 13,
  componentsV2: 1 << 15,
} as const;

export const has = (flags: number | null | undefined, flag: number): boolean =>
  ((flags ?? 0) & flag) !== 0;

/** The body with white space cut from the texts where Discord cuts it before it counts. */
export function trimTexts(body: unknown): unknown {
  if (!isRecord(body)) return body;
  const trimmed = numbersAsIds(trimKeys(body, ['content']));
  if (!Array.isArray(trimmed['embeds'])) return trimmed;
  return { ...trimmed, embeds: trimmed['embeds'].map(trimEmbed) };
}

/** `{ "id": 0 }` is how Discord's own examples list a file (reference.mdx, "Uploading Files"). */
function numbersAsIds(body: Record<string, unknown>): Record<string, unknown> {
  const { attachments } = body;
  if (!Array.isArray(attachments)) return body;
  const listed = attachments.map((one: unknown) =>
    isRecord(one) && typeof one['id'] === 'number' ? { ...one, id: String(one['id']) } : one,
  );
  return { ...body, attachments: listed };
}

function trimEmbed(embed: unknown): unknown {
  if (!isRecord(embed)) return embed;
  const trimmed = trimKeys(embed, ['title', 'description']);
  if (isRecord(trimmed['footer'])) trimmed['footer'] = trimKeys(trimmed['footer'], ['text']);
  if (isRecord(trimmed['author'])) trimmed['author'] = trimKeys(trimmed['author'], ['name']);
  if (Array.isArray(trimmed['fields'])) {
    trimmed['fields'] = trimmed['fields'].map((field: unknown) =>
      isRecord(field) ? trimKeys(field, ['name', 'value']) : field,
    );
  }
  return trimmed;
}

function trimKeys(record: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  const copy = { ...record };
  for (const key of keys) {
    const value = copy[key];
    if (typeof value === 'string') copy[key] = value.trim();
  }
  return copy;
}
