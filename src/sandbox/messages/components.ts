/** Owns the form in which Discord gives components back: numbered, defaults filled in, nulls gone. */
import type { APIAttachment, APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { allComponents, TYPE } from '../rules/component-tree.ts';
import type { Snowflakes } from '../state/snowflake.ts';
import { isRecord } from '../wire/record.ts';
import { vouched } from '../wire/vouched.ts';

type Json = Record<string, unknown>;

/** `files`: those that came with the message. */
type Deps = { ids: Snowflakes; files: readonly APIAttachment[] };

/** Components as answered; those without an `id` get the next free number (reference.mdx). */
export function shapeComponents(
  deps: Deps,
  components: readonly unknown[],
): APIMessageTopLevelComponent[] {
  const taken = new Set(allComponents(components).map(({ component }) => component['id']));
  let last = 0;
  const nextId = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  return vouched(components.map((component) => shape(component, nextId, deps)));
}

function shape(component: unknown, nextId: () => number, deps: Deps): Json {
  const given = isRecord(component) ? withoutNulls(component) : {};
  // Discord counts zero as "no id".
  const id = typeof given['id'] === 'number' && given['id'] > 0 ? given['id'] : nextId();
  const children = Array.isArray(given['components'])
    ? { components: given['components'].map((child: unknown) => shape(child, nextId, deps)) }
    : {};
  // The accessory of a section, the input of a label in a modal.
  const single = Object.fromEntries(
    (['accessory', 'component'] as const)
      .filter((key) => given[key] !== undefined)
      .map((key) => [key, shape(given[key], nextId, deps)]),
  );
  return { ...given, ...details(given, deps), ...children, ...single, id };
}

/** The fields that an answer has and a request may leave out. */
function details(given: Json, deps: Deps): Json {
  const spoiler = given['spoiler'] ?? false;
  switch (given['type']) {
    case TYPE.button:
      return given['emoji'] === undefined ? {} : { emoji: shapeEmoji(given['emoji']) };
    case TYPE.stringSelect:
      return { ...picks(given), options: asList(given['options']).map(shapeOption) };
    case 5:
    case 6:
    case 7:
    case TYPE.channelSelect:
      return picks(given);
    case TYPE.thumbnail:
      return {
        media: shapeMedia(given['media'], deps),
        description: given['description'] ?? null,
        spoiler,
      };
    case TYPE.gallery:
      return { items: asList(given['items']).map((item) => shapeItem(item, deps)) };
    case TYPE.file:
      return { ...shapeFile(given['file'], deps), spoiler };
    case TYPE.separator:
      return { divider: given['divider'] ?? true, spacing: given['spacing'] ?? 1 };
    case TYPE.container:
      return { accent_color: given['accent_color'] ?? null, spoiler };
    default:
      return {};
  }
}

function picks(given: Json): Json {
  return { min_values: given['min_values'] ?? 1, max_values: given['max_values'] ?? 1 };
}

function shapeOption(option: Json): Json {
  const given = withoutNulls(option);
  return given['emoji'] === undefined ? given : { ...given, emoji: shapeEmoji(given['emoji']) };
}

function shapeItem(item: Json, deps: Deps): Json {
  return {
    media: shapeMedia(item['media'], deps),
    description: item['description'] ?? null,
    spoiler: item['spoiler'] ?? false,
  };
}

/** With the name and size that Discord adds to what it keeps itself (reference.mdx, "File"). */
function shapeFile(media: unknown, deps: Deps): Json {
  const found = fileOf(media, deps);
  return {
    file: shapeMedia(media, deps),
    name: found?.filename ?? null,
    size: found?.size ?? null,
  };
}

function shapeMedia(media: unknown, deps: Deps): Json {
  const url = isRecord(media) ? media['url'] : '';
  const file = fileOf(media, deps);
  return {
    id: deps.ids.next(),
    url,
    proxy_url: url,
    width: file?.width ?? null,
    height: file?.height ?? null,
    ...(file === undefined ? {} : { attachment_id: file.id }),
    ...(file?.content_type === undefined ? {} : { content_type: file.content_type }),
  };
}

function fileOf(media: unknown, { files }: Deps): APIAttachment | undefined {
  return isRecord(media) ? files.find(({ url }) => url === media['url']) : undefined;
}

function shapeEmoji(emoji: unknown): Json {
  const given = isRecord(emoji) ? withoutNulls(emoji) : {};
  return { name: '', ...given };
}

function withoutNulls(record: Json): Json {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

function asList(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
