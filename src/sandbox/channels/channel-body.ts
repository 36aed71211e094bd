/** Owns the shape and the rules of a guild channel's settings, new or changed. */
import { codePoints } from '../../lib/text.ts';
import {
  CHANNEL_FLAGS,
  channelsOf,
  type Guild,
  type GuildChannel,
  type State,
} from '../state/state.ts';
import { formError, type FieldError } from '../wire/discord-error.ts';
import { tooLong } from '../wire/field-errors.ts';
import type { World } from '../world.ts';
import { overwriteOf, type OverwriteBody } from './overwrites.ts';
import { tagsOf, type TagBody } from './tags.ts';

/** As Discord's schema promises it; absent and null differ on edits. */
export type ChannelBody = {
  name?: string;
  type?: GuildChannel['type'] | null;
  position?: number | null;
  topic?: string | null;
  parent_id?: string | null;
  nsfw?: boolean | null;
  rate_limit_per_user?: number | null;
  permission_overwrites?: OverwriteBody[] | null;
  flags?: number | null;
  available_tags?: (TagBody | null)[] | null;
};

type ChannelType = GuildChannel['type'];

const CATEGORY = 4;
const FORUMS = new Set<number>([15, 16]);

export const isForum = ({ type }: { type: number }): boolean => FORUMS.has(type);

/** 4096 are for forums alone (channel.mdx, "Modify Channel"). */
export function topicLength(topic: string | null | undefined, type: ChannelType): FieldError[] {
  const most = FORUMS.has(type) ? 4096 : 1024;
  return codePoints(topic ?? '') > most ? [tooLong(['topic'], most)] : [];
}

const MOST_IN_CATEGORY = 50;

/** A parent is a category of the same guild, with room (channel.mdx, GUILD_CATEGORY). */
export function judgeParent(
  state: State,
  guild: Guild,
  { id: ownId, parent_id: parentId }: { id?: string; parent_id?: string | null },
): void {
  if (parentId === null || parentId === undefined) return;
  const siblings = channelsOf(state, guild.id);
  const parent = siblings.find(({ id }) => id === parentId);
  const refuse = (code: string, message: string): never => {
    throw formError([{ path: ['parent_id'], code, message }]);
  };
  if (parent === undefined) return refuse('CHANNEL_PARENT_INVALID', 'Category does not exist');
  if (parent.type !== CATEGORY) return refuse('CHANNEL_PARENT_INVALID_TYPE', 'Not a category');
  const inside = siblings.filter((one) => one.parent_id === parentId && one.id !== ownId);
  if (inside.length < MOST_IN_CATEGORY) return undefined;
  const message = `Maximum number of channels in category reached (${MOST_IN_CATEGORY})`;
  return refuse('CHANNEL_PARENT_MAX_CHANNELS', message);
}

/** The fields that the body names, as they are kept; `before` is the channel that is changed. */
export function settingsOf(
  world: World,
  guild: Guild,
  body: ChannelBody,
  before: Pick<GuildChannel, 'type' | 'available_tags'> & { flags: number },
): Partial<GuildChannel> {
  const { topic, position, nsfw, rate_limit_per_user: slowmode, flags } = body;
  const { permission_overwrites: overwrites, available_tags: tags, parent_id: parent } = body;
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(typeof position === 'number' ? { position } : {}),
    ...(nsfw === undefined ? {} : { nsfw: nsfw ?? false }),
    ...(slowmode === undefined ? {} : { rate_limit_per_user: slowmode ?? 0 }),
    ...(parent === undefined ? {} : { parent_id: parent }),
    ...(overwrites === undefined
      ? {}
      : { permission_overwrites: (overwrites ?? []).map((one) => overwriteOf(world, guild, one)) }),
    ...(isForum(before) && tags
      ? { available_tags: tagsOf(world, tags, before.available_tags) }
      : {}),
    ...(isForum(before) && typeof flags === 'number'
      ? { flags: flags & CHANNEL_FLAGS.requireTag }
      : {}),
  };
}
