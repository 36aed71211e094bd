/** Owns what a thread is when it is made, and the rules that every new one meets. */
import { demand } from '../demand.ts';
import type { GuildChannel, ThreadChannel, ThreadMetadata } from '../state/state.ts';
import { discordError } from '../wire/discord-error.ts';
import type { World } from '../world.ts';
import { activeThreadsFull } from './active.ts';

/** Fields that every way to start a thread takes. */
export type ThreadBody = {
  name: string;
  auto_archive_duration?: ThreadMetadata['auto_archive_duration'] | null;
  rate_limit_per_user?: number | null;
};

/** Of the documents' four durations, the one that holds when none is named. */
const DEFAULT_MINUTES = 1440;

/** 50013 without the right, 160006 when the guild has no room. */
export function demandRoom(world: World, parent: GuildChannel, bit: bigint): void {
  demand(world, parent, bit);
  if (activeThreadsFull(world.state, parent.guild_id)) throw discordError(160006);
}

/** Started by the bot, which is its first member. */
export function newThread(
  { state, clock }: World,
  parent: GuildChannel,
  body: ThreadBody,
  fields: Pick<ThreadChannel, 'id' | 'type'> & { applied_tags?: string[]; invitable?: boolean },
): ThreadChannel {
  const { invitable, ...given } = fields;
  const now = clock.now().toISOString();
  return {
    guild_id: parent.guild_id,
    parent_id: parent.id,
    name: body.name,
    owner_id: state.botUserId,
    last_message_id: null,
    message_count: 0,
    total_message_sent: 0,
    member_ids: [state.botUserId],
    rate_limit_per_user: body.rate_limit_per_user ?? 0,
    flags: 0,
    applied_tags: [],
    thread_metadata: {
      archived: false,
      auto_archive_duration: body.auto_archive_duration ?? DEFAULT_MINUTES,
      archive_timestamp: now,
      create_timestamp: now,
      locked: false,
      ...(invitable === undefined ? {} : { invitable }),
    },
    ...given,
  };
}
