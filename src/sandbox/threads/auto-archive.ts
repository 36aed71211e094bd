/** Owns the archiving of threads that nobody writes in any more. */
import { isThread, type ThreadChannel } from '../state/state.ts';
import type { Cancel } from '../time.ts';
import type { World } from '../world.ts';
import { archivesAtMs, setArchived } from './archive.ts';

/** Watches every active thread until it is closed. */
export function watchThreads(world: World): { close(): void } {
  const waits = new Map<string, Cancel>();

  function forget(id: string): void {
    waits.get(id)?.();
    waits.delete(id);
  }

  function watch(thread: ThreadChannel): void {
    if (thread.thread_metadata.archived) return forget(thread.id);
    // A thread that was written in meanwhile is looked at again when its wait is over.
    if (waits.has(thread.id)) return undefined;
    const leftMs = archivesAtMs(thread) - world.clock.now().getTime();
    waits.set(
      thread.id,
      world.clock.after(Math.max(leftMs, 0), () => due(thread.id)),
    );
  }

  function due(id: string): void {
    waits.delete(id);
    const thread = world.state.channels.get(id);
    if (thread === undefined || !isThread(thread) || thread.thread_metadata.archived) return;
    if (archivesAtMs(thread) > world.clock.now().getTime()) return watch(thread);
    const archived = setArchived(world, thread, true);
    world.commit({ type: 'channel', channel: archived });
    world.events.emit({ type: 'thread.update', thread: archived });
  }

  for (const channel of world.state.channels.values()) if (isThread(channel)) watch(channel);
  const unsubscribe = world.events.subscribe((event) => {
    if (event.type === 'thread.delete') forget(event.thread.id);
    if (event.type === 'thread.create') watch(event.thread);
    if (event.type !== 'thread.update') return;
    // A shorter duration may end before the old wait.
    forget(event.thread.id);
    watch(event.thread);
  });
  return {
    close() {
      unsubscribe();
      for (const id of waits.keys()) forget(id);
    },
  };
}
