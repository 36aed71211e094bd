/** Owns the tags of forum and media channels, and which of them a post may carry. */
import { codePoints } from '../../lib/text.ts';
import { BITS, can } from '../permissions.ts';
import type { Snowflakes } from '../state/snowflake.ts';
import { CHANNEL_FLAGS, type Channel, type ForumTag, type GuildChannel } from '../state/state.ts';
import { discordError, type FieldError } from '../wire/discord-error.ts';
import { tooLong } from '../wire/field-errors.ts';
import type { World } from '../world.ts';

/** Only the name is asked for (channel.mdx, "Forum Tag Object"). */
export type TagBody = {
  id?: string | null;
  name: string;
  moderated?: boolean | null;
  emoji_id?: string | null;
  emoji_name?: string | null;
};

/** Discord's schema says 50, its documents 20. */
const MOST_CHARACTERS = 20;

export function tagNames({
  available_tags: tags,
}: {
  available_tags?: (TagBody | null)[] | null;
}): FieldError[] {
  return (tags ?? []).flatMap((tag, at) =>
    codePoints(tag?.name ?? '') > MOST_CHARACTERS
      ? [tooLong(['available_tags', at, 'name'], MOST_CHARACTERS)]
      : [],
  );
}

/** A tag with the id of a known one is that one, changed; 40061 for two of one name. */
export function tagsOf(
  { ids }: { ids: Snowflakes },
  wanted: readonly (TagBody | null)[],
  known: readonly ForumTag[] = [],
): ForumTag[] {
  const tags = wanted.flatMap((tag) => {
    if (tag === null) return [];
    const isKnown = known.some(({ id }) => id === tag.id);
    return {
      id: isKnown && tag.id ? tag.id : ids.next(),
      name: tag.name,
      moderated: tag.moderated ?? false,
      emoji_id: tag.emoji_id ?? null,
      emoji_name: tag.emoji_name ?? null,
    };
  });
  if (new Set(tags.map(({ name }) => name)).size < tags.length) throw discordError(40061);
  return tags;
}

/**
 * 10087 for a tag that the forum does not have, 50013 for a moderated one that comes or goes without
 * MANAGE_THREADS, 40067 for none where one is required, 40066 where none could be set.
 */
export function judgeTags(
  world: World,
  forum: GuildChannel,
  place: Channel,
  { before, after }: { before: readonly string[]; after: readonly string[] },
): void {
  const { available_tags: tags, flags } = forum;
  const isModerator = can(world, world.state.botUserId, place, BITS.ManageThreads);
  if (after.some((id) => !tags.some((tag) => tag.id === id))) throw discordError(10087);
  const changed = tags.filter(({ id }) => before.includes(id) !== after.includes(id));
  if (!isModerator && changed.some(({ moderated }) => moderated)) throw discordError(50013);
  if ((flags & CHANNEL_FLAGS.requireTag) === 0 || after.length > 0) return;
  const isHopeless = !isModerator && tags.every(({ moderated }) => moderated);
  throw discordError(isHopeless ? 40066 : 40067);
}
