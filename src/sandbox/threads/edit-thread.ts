/** Owns the changing of threads: names, archiving, locks, tags. */
import { UpdateThreadRequestPartialSchema } from 'discord-api-spec/zod';

import { NAME_LENGTH, trimName } from '../channels/channel-name.ts';
import { judgeTags } from '../channels/tags.ts';
import { isForum } from '../channels/channel-body.ts';
import { BITS, can } from '../permissions.ts';
import {
  CHANNEL_FLAGS,
  parentOf,
  type ThreadChannel,
  type ThreadMetadata,
} from '../state/state.ts';
import { discordError, type FieldError } from '../wire/discord-error.ts';
import { badLength } from '../wire/field-errors.ts';
import { judgeBody } from '../wire/parse-body.ts';
import type { World } from '../world.ts';
import { activeThreadsFull } from './active.ts';
import { withMetadata } from './archive.ts';

type ThreadEdit = {
  name?: string | null;
  archived?: boolean | null;
  locked?: boolean | null;
  invitable?: boolean | null;
  auto_archive_duration?: ThreadMetadata['auto_archive_duration'] | null;
  rate_limit_per_user?: number | null;
  flags?: number | null;
  applied_tags?: string[] | null;
};

/** A null changes nothing here. */
export function editThread(world: World, thread: ThreadChannel, raw: unknown): ThreadChannel {
  const body = judgeBody<ThreadEdit>(
    UpdateThreadRequestPartialSchema,
    trimName(raw),
    [named],
    NAME_LENGTH,
  );
  const keys = keysOf(body);
  judgeRights(world, thread, body, keys);
  const reopens = thread.thread_metadata.archived && body.archived === false;
  if (thread.thread_metadata.archived && !reopens && keys.some((key) => key !== 'archived')) {
    throw discordError(50083);
  }
  if (reopens && activeThreadsFull(world.state, thread.guild_id)) throw discordError(160006);
  const next = edited(world, thread, body);
  saveThread(world, next);
  return next;
}

/** Keeps a changed thread, and tells of it. */
export function saveThread(world: World, thread: ThreadChannel): void {
  world.commit({ type: 'channel', channel: thread });
  world.events.emit({ type: 'thread.update', thread });
}

/** The schema has no least length here, Discord has. */
function named({ name }: ThreadEdit): FieldError[] {
  return name === '' ? [badLength(['name'], 1, 100)] : [];
}

function keysOf(body: ThreadEdit): string[] {
  return Object.entries(body).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : key,
  );
}

/** Locks, slow mode and pins are for moderators; the rest for whoever started the thread too. */
const FOR_MODERATORS = new Set(['locked', 'rate_limit_per_user', 'flags']);

/** By threads.mdx, "Editing & Deleting Threads" and "Locked Threads". */
function judgeRights(
  world: World,
  thread: ThreadChannel,
  body: ThreadEdit,
  keys: readonly string[],
): void {
  const { botUserId } = world.state;
  if (can(world, botUserId, thread, BITS.ManageThreads)) return;
  if (thread.thread_metadata.locked) throw discordError(160005);
  if (keys.some((key) => FOR_MODERATORS.has(key))) throw discordError(50013);
  if (thread.owner_id === botUserId) return;
  const onlyReopens = body.archived === false && keys.length === 1;
  if (!onlyReopens || !can(world, botUserId, thread, BITS.SendMessagesInThreads)) {
    throw discordError(50013);
  }
}

function edited(world: World, thread: ThreadChannel, body: ThreadEdit): ThreadChannel {
  const { name, rate_limit_per_user: slowmode, flags, applied_tags: tags } = body;
  const forum = parentOf(world.state, thread);
  if (tags && forum !== undefined && isForum(forum)) {
    judgeTags(world, forum, thread, { before: thread.applied_tags, after: tags });
  }
  const next: ThreadChannel = {
    ...thread,
    ...(name ? { name } : {}),
    ...(typeof slowmode === 'number' ? { rate_limit_per_user: slowmode } : {}),
    ...(typeof flags === 'number' ? { flags: flags & CHANNEL_FLAGS.pinned } : {}),
    ...(tags && forum !== undefined && isForum(forum) ? { applied_tags: tags } : {}),
  };
  return withMetadata(world, next, metadataOf(thread, body));
}

function metadataOf(thread: ThreadChannel, body: ThreadEdit): Partial<ThreadMetadata> {
  const { archived, locked, invitable, auto_archive_duration: minutes } = body;
  return {
    ...(typeof archived === 'boolean' ? { archived } : {}),
    ...(typeof locked === 'boolean' ? { locked } : {}),
    ...(typeof invitable === 'boolean' && thread.type === 12 ? { invitable } : {}),
    ...(minutes ? { auto_archive_duration: minutes } : {}),
  };
}
