/** Owns the choice of a forum post's tags. */
import type { Topic } from '../../topics/taxonomy.ts';

export type ForumTag = {
  id: string;
  name: string;
  /** Only for those who may manage threads. */
  moderated: boolean;
};

export type Forum = { guildId: string; tags: readonly ForumTag[]; requiresTag: boolean };

/** https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
const MOST_TAGS = 5;

/** What servers call the tag for whatever has none of its own, likeliest first. */
const FALLBACKS = ['news', 'other', 'others', 'misc', 'miscellaneous', 'general'];

export function hasTags({ tags }: Forum, names: readonly string[]): boolean {
  return names.every((name) => tags.some((tag) => keyOf(tag.name) === keyOf(name)));
}

/** By what a post is to be tagged: names that its alerts ask for, and its topics. */
type Wanted = { names?: readonly string[]; topics: readonly Topic[] };

/**
 * Ids of the tags with these names, then of those that go by the name, slug or alias of one of the
 * topics, the special before the general ones; what the forum does not have is left out. Where a tag
 * is required and none fits, one for whatever is left; null when there is none that may be used.
 */
export function chooseTags(
  { tags, requiresTag }: Forum,
  { names = [], topics }: Wanted,
): string[] | null {
  const usable = tags.filter(({ moderated }) => !moderated);
  const byName = (sought: readonly string[]) =>
    sought.flatMap((name) => usable.find((tag) => keyOf(tag.name) === keyOf(name)) ?? []);
  const fitting = [...topics]
    .toSorted((a, b) => Number(a.parent === null) - Number(b.parent === null))
    .flatMap(({ name, slug, aliases }) => byName([name, slug, ...aliases]));
  const found = [...byName(names), ...fitting];
  const chosen = [...new Set(found.map(({ id }) => id))].slice(0, MOST_TAGS);
  if (chosen.length > 0 || !requiresTag) return chosen;
  const fallback = byName(FALLBACKS)[0] ?? usable[0];
  return fallback ? [fallback.id] : null;
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
