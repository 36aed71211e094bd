/** Owns what a channel of a guild is when it is made. */
import type { GuildChannel } from './state.ts';

/** Everything else starts empty. */
export type NewGuildChannel = Pick<GuildChannel, 'name' | 'position'> &
  Partial<Omit<GuildChannel, 'id' | 'guild_id' | 'last_message_id'>>;

export function newGuildChannel(id: string, guildId: string, given: NewGuildChannel): GuildChannel {
  return {
    type: 0,
    topic: null,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [],
    flags: 0,
    available_tags: [],
    ...given,
    id,
    guild_id: guildId,
    last_message_id: null,
  };
}
