/** Owns the watch of the articles' folder: it says that something has changed, once that has settled. */
import { type FSWatcher, watch } from 'node:fs';
import { lstat, opendir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { messageOf } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';

export type FolderWatch = {
  /** When all that is there now is watched, or cannot be. */
  ready: Promise<void>;
  close(): void;
};

type WatchDeps = { log: Log; onChange: () => void };

/** A file that is still being written changes again within that time. */
const QUIET_MS = 200;
/** What never stops changing is not waited for any longer: a scan reads it again when it has. */
const PATIENCE_MS = 2_000;
/** How often a folder that vanished, or was mounted over, is looked for. */
const RENEW_MS = 10_000;

/** The system has no more watches to give: the next try would end no better. */
const LIMITS = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

/**
 * Watches each folder below `location`, hidden ones left out: Node's own recursive watch takes a
 * watch of the system for each file. What cannot be watched is left to the scheduled scan, and said
 * once.
 */
export function watchFolder(
  { log, onChange }: WatchDeps,
  { location, renewMs = RENEW_MS }: { location: string; renewMs?: number },
): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const soon = debounce(onChange);
  let state: 'watching' | 'absent' | 'given-up' | 'closed' = 'absent';
  let rootId: string | null = null;
  let isWarned = false;

  const unwatch = (folder: string) => {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };

  const warn = (reason: string) => {
    if (!isWarned) log.warn(`${location} cannot be watched (${reason}): new files wait for a scan`);
    isWarned = true;
  };

  /** A folder that vanishes meanwhile, or may not be read, is the scan's to speak of. */
  const fail = (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    if (!LIMITS.has(code) || state === 'closed') return;
    state = 'given-up';
    unwatch(location);
    warn(`${code}: the system allows no more watches`);
  };

  const watchBelow = async (top: string): Promise<void> => {
    const folders = [top];
    while (folders.length > 0) {
      const folder = folders.pop() ?? top;
      if (state !== 'watching') return;
      try {
        // Before it is read: what comes in between is seen twice rather than not at all.
        const watcher = watch(folder, { persistent: false }, (_event, name) => see(folder, name));
        watcher.on('error', fail);
        watchers.get(folder)?.close();
        watchers.set(folder, watcher);
        for await (const entry of await opendir(folder, { bufferSize: 256 })) {
          if (entry.isDirectory() && !isHidden(entry.name)) folders.push(join(folder, entry.name));
        }
      } catch (error) {
        fail(error);
      }
    }
  };

  const see = (folder: string, name: string | null) => {
    if (name === null || name.endsWith('.md')) {
      if (name === null || !isHidden(name)) soon.call();
    } else if (!isHidden(name)) void lookAt(join(folder, name));
  };

  /** What is no article may be a folder that came, went or was replaced. */
  const lookAt = async (path: string): Promise<void> => {
    const isFolder = await lstat(path).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (!isFolder && !watchers.has(path)) return;
    unwatch(path);
    if (isFolder) await watchBelow(path);
    soon.call();
  };

  const renew = async (): Promise<void> => {
    if (state === 'given-up' || state === 'closed') return;
    const root = await stat(location).catch(() => null);
    const id = root?.isDirectory() === true ? `${root.dev} ${root.ino}` : null;
    if (id === rootId && id !== null) return;
    unwatch(location);
    const isBack = isWarned || rootId !== null;
    rootId = id;
    if (id === null) {
      state = 'absent';
      warn('it is not there');
      return;
    }
    state = 'watching';
    await watchBelow(location);
    if (!isBack) return;
    isWarned = false;
    soon.call();
  };

  let renewing = renew();
  const timer = setInterval(() => {
    renewing = renewing.then(renew).catch((error: unknown) => warn(messageOf(error)));
  }, renewMs);
  timer.unref();
  return {
    ready: renewing,
    close() {
      state = 'closed';
      clearInterval(timer);
      soon.cancel();
      unwatch(location);
    },
  };
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Calls once it has been quiet, or when it has not been for too long. */
function debounce(run: () => void): { call: () => void; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let since: number | null = null;
  const fire = () => {
    since = null;
    run();
  };
  return {
    call() {
      const now = performance.now();
      since ??= now;
      clearTimeout(timer);
      timer = setTimeout(fire, Math.max(0, Math.min(QUIET_MS, since + PATIENCE_MS - now)));
      timer.unref();
    },
    cancel: () => clearTimeout(timer),
  };
}
