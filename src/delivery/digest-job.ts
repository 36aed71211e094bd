/** Owns the job that makes the digests whose time has come. */
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { makeDigests } from './make-digests.ts';

type DigestJobDeps = { db: Database; clock: Clock; log: Log; wakeDelivery: () => void };

/** Every minute: an hour begins at another minute where zones are not whole hours apart. */
export const DIGEST_SCHEDULE = '* * * * *';

export function digestJob(deps: DigestJobDeps): { name: string; run(): Promise<void> } {
  return {
    name: 'digests',
    async run() {
      const made = await makeDigests(deps);
      if (made === 0) return;
      deps.wakeDelivery();
      deps.log.info({ digests: made }, 'digests made');
    },
  };
}
