/** Owns what the sender remembers of channels: their kinds, and the tags of forums. */
import type { REST } from 'discord.js';
import { ChannelFlags, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import { hasTags, type Forum } from './forum-tags.ts';

export type KnownChannels = {
  /** Discord's number of its kind, asked for once. */
  typeOf(channelId: string): Promise<number>;
  /** The same, asked for anew. */
  readType(channelId: string): Promise<number>;
  /** At most some minutes old; as it is now where it had no tag of one of these names. */
  forumOf(channelId: string, tagNames?: readonly string[]): Promise<Forum>;
  /** As it is now. */
  readForum(channelId: string): Promise<Forum>;
};

/** An admin who changes the tags sees the next posts have them; a wrong one is found out by Discord. */
const FORUM_KEPT_MS = 5 * 60_000;
const MOST_KEPT = 10_000;

const channelSchema = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  flags: z.number().default(0),
  available_tags: z
    .array(z.object({ id: z.string(), name: z.string(), moderated: z.boolean().default(false) }))
    .default([]),
});

export function createKnownChannels({
  rest,
  clock,
}: {
  rest: Pick<REST, 'get'>;
  clock: Clock;
}): KnownChannels {
  const types = new Map<string, number>();
  const forums = new Map<string, { forum: Forum; readMs: number }>();

  async function read(channelId: string) {
    const channel = channelSchema.parse(await rest.get(Routes.channel(channelId)));
    remember(types, channelId, channel.type);
    return channel;
  }

  async function readForum(channelId: string): Promise<Forum> {
    const { guild_id: guildId = '', flags, available_tags: tags } = await read(channelId);
    const forum = { guildId, tags, requiresTag: (flags & ChannelFlags.RequireTag) !== 0 };
    remember(forums, channelId, { forum, readMs: clock.now().getTime() });
    return forum;
  }

  return {
    typeOf: async (channelId) => types.get(channelId) ?? (await read(channelId)).type,
    readType: async (channelId) => (await read(channelId)).type,
    async forumOf(channelId, tagNames = []) {
      const known = forums.get(channelId);
      const isFresh = known && clock.now().getTime() - known.readMs < FORUM_KEPT_MS;
      // Who has just made a tag for an alert sees its first post have it.
      return isFresh && hasTags(known.forum, tagNames) ? known.forum : readForum(channelId);
    },
    readForum,
  };
}

/** Forgets all rather than grow for ever: what is needed is asked for again. */
export function remember<T>(known: Map<string, T>, key: string, value: T): void {
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, value);
}
