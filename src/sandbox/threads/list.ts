/** Owns the lists of threads that the bot may see. */
import { BITS, can } from '../permissions.ts';
import { shapeChannel, shapeThreadMember } from '../shape.ts';
import { compareIds } from '../state/snowflake.ts';
import type { ThreadChannel } from '../state/state.ts';
import type { World } from '../world.ts';

/** Answer of every route that lists threads, with the bot's own membership in each. */
export type ThreadList = { threads: unknown[]; members: unknown[]; has_more: boolean };

export function threadList(
  world: World,
  threads: readonly ThreadChannel[],
  hasMore = false,
): ThreadList {
  const { state } = world;
  const seen = threads.filter((thread) => can(world, state.botUserId, thread, BITS.ViewChannel));
  return {
    threads: seen.map((thread) => shapeChannel(state, thread)),
    members: seen
      .filter(({ member_ids: ids }) => ids.includes(state.botUserId))
      .map((thread) => shapeThreadMember(thread, state.botUserId)),
    has_more: hasMore,
  };
}

/** A page, newest first by when they were archived. */
export function archivedPage(
  world: World,
  threads: readonly ThreadChannel[],
  { before, limit }: { before: string | null; limit: number },
): ThreadList {
  const until = before === null ? Infinity : Date.parse(before);
  const sorted = threads
    .filter((thread) => archivedAtMs(thread) < until)
    .toSorted((a, b) => archivedAtMs(b) - archivedAtMs(a) || compareIds(b.id, a.id));
  return threadList(world, sorted.slice(0, limit), sorted.length > limit);
}

function archivedAtMs({ thread_metadata: { archive_timestamp: at } }: ThreadChannel): number {
  return Date.parse(at);
}
