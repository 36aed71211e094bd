/** Owns that of several processes which hear an interaction one answers it. */
import { lt } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { MINUTE_MS } from '../lib/spans.ts';
import { takenInteractions } from './tables.ts';

type Deps = { db: Database; clock: Clock; log: Log };

/** Its token is good for 15 minutes: after that nobody could answer it. */
const KEPT_MS = 20 * MINUTE_MS;

/**
 * While one process takes another's place both are connected, and Discord tells both; a request that
 * was overheard could come to another copy. False when it is another process's.
 */
export function takesInteractions({ db, clock, log }: Deps): (id: string) => Promise<boolean> {
  return async (id) => {
    try {
      const taken = await db
        .insert(takenInteractions)
        .values({ id, takenAt: clock.now() })
        .onConflictDoNothing()
        .returning({ id: takenInteractions.id });
      return taken.length > 0;
    } catch (error) {
      // Two that say so are better than nobody who does.
      log.warn({ reason: messageOf(error) }, 'who answers an interaction could not be noted');
      return true;
    }
  };
}

export function forgetTakenJob({ db, clock }: Omit<Deps, 'log'>) {
  return {
    name: 'forget-interactions',
    async run() {
      const since = new Date(clock.now().getTime() - KEPT_MS);
      await db.delete(takenInteractions).where(lt(takenInteractions.takenAt, since));
    },
  };
}
