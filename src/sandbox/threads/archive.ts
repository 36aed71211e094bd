/** Owns the archiving of threads: when their clock starts anew, and when it is over. */
import { snowflakeMs } from '../state/snowflake.ts';
import type { ThreadChannel, ThreadMetadata } from '../state/state.ts';
import type { World } from '../world.ts';

/** The time stamp tells of archiving, un-archiving and a new duration (threads.mdx, "Thread Fields"). */
export function withMetadata(
  { clock }: Pick<World, 'clock'>,
  thread: ThreadChannel,
  change: Partial<ThreadMetadata>,
): ThreadChannel {
  const old = thread.thread_metadata;
  const next = { ...old, ...change };
  const isStamped =
    next.archived !== old.archived || next.auto_archive_duration !== old.auto_archive_duration;
  const stamp = isStamped ? { archive_timestamp: clock.now().toISOString() } : {};
  return { ...thread, thread_metadata: { ...next, ...stamp } };
}

export function setArchived(
  world: Pick<World, 'clock'>,
  thread: ThreadChannel,
  archived: boolean,
): ThreadChannel {
  return withMetadata(world, thread, { archived });
}

/** When an active thread without new activity is archived: sending, un-archiving and a new duration count. */
export function archivesAtMs({ last_message_id: last, thread_metadata }: ThreadChannel): number {
  const stampedMs = Date.parse(thread_metadata.archive_timestamp);
  const writtenMs = last === null ? 0 : snowflakeMs(last);
  return Math.max(stampedMs, writtenMs) + thread_metadata.auto_archive_duration * 60_000;
}
