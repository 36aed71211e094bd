/** Owns the channels that a seed names: their categories, overwrites and tags. */
import { newGuildChannel } from './new-channel.ts';
import type { SeedChannel, SeedOverwrite, SeedTag } from './seed.ts';
import type { Snowflakes } from './snowflake.ts';
import {
  CHANNEL_FLAGS,
  channelsOf,
  type ForumTag,
  type GuildChannel,
  type Overwrite,
  type WritableGuild,
  type WritableState,
} from './state.ts';

/** Ids by the names that a seed may use. */
type Named = { roles: Readonly<Record<string, string>>; users: Readonly<Record<string, string>> };

/** Makes the channels that the guild lacks, categories first; gives the ids of all that are named. */
export function seedChannels(
  { ids }: { ids: Snowflakes },
  state: WritableState,
  guild: WritableGuild,
  wanted: readonly SeedChannel[],
  named: Named,
): Record<string, string> {
  const made: Record<string, string> = {};
  const isCategory = ({ type }: SeedChannel): boolean => type === 4;
  for (const channel of [
    ...wanted.filter(isCategory),
    ...wanted.filter((one) => !isCategory(one)),
  ]) {
    const known = channelsOf(state, guild.id).find(({ name }) => name === channel.name);
    const id = known?.id ?? ids.next();
    made[channel.name] = id;
    if (known !== undefined) continue;
    state.channels.set(
      id,
      newGuildChannel(id, guild.id, {
        name: channel.name,
        position: wanted.indexOf(channel),
        ...detailsOf({ ids }, channel, named),
        parent_id: channel.parent === undefined ? null : (made[channel.parent] ?? null),
      }),
    );
  }
  return made;
}

function detailsOf(
  deps: { ids: Snowflakes },
  { topic, type, overwrites, tags, requireTag }: SeedChannel,
  named: Named,
): Partial<GuildChannel> {
  return {
    type: type ?? 0,
    topic: topic ?? null,
    permission_overwrites: (overwrites ?? []).flatMap((one) => overwriteOf(one, named)),
    available_tags: (tags ?? []).map((tag) => tagOf(deps, tag)),
    flags: requireTag === true ? CHANNEL_FLAGS.requireTag : 0,
  };
}

/** None for a name that the guild does not know. */
function overwriteOf({ role, user, allow, deny }: SeedOverwrite, named: Named): Overwrite[] {
  const id = role === undefined ? named.users[user ?? ''] : named.roles[role];
  if (id === undefined) return [];
  const type = role === undefined ? 1 : 0;
  return [{ id, type, allow: String(allow ?? 0n), deny: String(deny ?? 0n) }];
}

function tagOf({ ids }: { ids: Snowflakes }, { name, moderated, emoji }: SeedTag): ForumTag {
  return {
    id: ids.next(),
    name,
    moderated: moderated ?? false,
    emoji_id: null,
    emoji_name: emoji ?? null,
  };
}
