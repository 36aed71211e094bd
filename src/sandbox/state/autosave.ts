/** Owns when the state file is written: shortly after a change, one write at a time, and at the end. */
import type { Log } from '../../lib/log.ts';
import { writeSnapshot } from './snapshot.ts';

const DELAY_MS = 100;

export type Autosave = { changed(): void; close(): Promise<void> };

export function createAutosave({
  file,
  log,
  snapshot,
}: {
  file: string;
  log: Log;
  snapshot: () => string;
}): Autosave {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let isDirty = false;

  async function write(): Promise<void> {
    if (!isDirty) return;
    isDirty = false;
    await writeSnapshot(file, snapshot());
  }
  function queueWrite(): void {
    timer = undefined;
    writing = writing.then(write).catch((error: unknown) => {
      // The next change tries again; close() reports what is still wrong then.
      isDirty = true;
      log.error({ err: error, file }, 'sandbox state not saved');
    });
  }

  return {
    changed() {
      isDirty = true;
      timer ??= setTimeout(queueWrite, DELAY_MS);
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await write();
    },
  };
}
