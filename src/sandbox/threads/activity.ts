/** Owns what writing in a thread does to it: it is active again, and its author joins it. */
import type { SandboxEvent } from '../events.ts';
import type { ThreadChannel } from '../state/state.ts';
import type { World } from '../world.ts';
import { setArchived } from './archive.ts';

export type Woken = { thread: ThreadChannel; events: SandboxEvent[] };

/** Discord un-archives and joins by itself (channel.mdx, "Example Thread Channel"). */
export function wokenBy(world: World, thread: ThreadChannel, userId: string): Woken | undefined {
  const joins = !thread.member_ids.includes(userId);
  const { archived } = thread.thread_metadata;
  if (!joins && !archived) return undefined;
  const active = archived ? setArchived(world, thread, false) : thread;
  const next = joins ? { ...active, member_ids: [...active.member_ids, userId] } : active;
  const events: SandboxEvent[] = [];
  if (archived) events.push({ type: 'thread.update', thread: next });
  if (joins) events.push({ type: 'thread.members', thread: next, added: [userId], removed: [] });
  return { thread: next, events };
}
