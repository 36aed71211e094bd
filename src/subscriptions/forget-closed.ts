/** Owns forgetting what has been closed for good: its settings are kept for a while. */
import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { destinations, guilds } from './tables.ts';

type Deps = { db: Database; clock: Clock };

/** Whoever removed Keypoint by mistake, or to try something, finds everything as it was. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

/** Deletes places that were deleted or left that long ago, with their alerts. */
export async function forgetClosed({
  db,
  clock,
}: Deps): Promise<{ places: number; guilds: number }> {
  const since = new Date(clock.now().getTime() - KEPT_MS);
  return db.transaction(async (tx) => {
    // A batch that is under way writes rows of the same places.
    await shareLine(tx);
    const leftGuilds = sql`(select ${guilds.guildId} from ${guilds}
      where ${lt(guilds.leftAt, since)})`;
    const places = await tx
      .delete(destinations)
      .where(
        or(
          and(
            eq(destinations.state, 'paused'),
            inArray(destinations.pauseKind, ['left', 'gone']),
            lt(destinations.pausedAt, since),
          ),
          inArray(destinations.guildId, leftGuilds),
        ),
      )
      .returning({ id: destinations.id });
    const left = await tx
      .delete(guilds)
      .where(lt(guilds.leftAt, since))
      .returning({ id: guilds.guildId });
    return { places: places.length, guilds: left.length };
  });
}

export function forgetJob({ log, ...deps }: Deps & { log: Log }): {
  name: string;
  run(): Promise<void>;
} {
  return {
    name: 'forget',
    async run() {
      const forgotten = await forgetClosed(deps);
      if (forgotten.places + forgotten.guilds > 0) {
        log.info(forgotten, 'places that were closed for 30 days are forgotten');
      }
    },
  };
}
