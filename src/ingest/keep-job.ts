/** Owns the job of each night that lets go of what is older than the settings keep it. */
import { sql } from 'drizzle-orm';
import type { Database, OpenDatabase } from '../db/client.ts';
import { letGoDeliveries, letGoDigests } from '../delivery/let-go.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { DAY_MS } from '../lib/spans.ts';
import { thinOld } from './thin-old.ts';

export type KeepDeps = {
  db: Database;
  kind: OpenDatabase['kind'];
  clock: Clock;
  log: Log;
  /** Ends it after the batch that is under way; the next night goes on. */
  signal?: AbortSignal;
};

/** In days; 0 keeps for ever. */
export type KeepSettings = { KEEP_ARTICLES_DAYS: number; KEEP_DELIVERIES_DAYS: number };

export type LetGo = { deliveries: number; digests: number; articles: number };

export async function letGoOfOld(
  { db, kind, clock, signal }: Omit<KeepDeps, 'log'>,
  settings: KeepSettings,
): Promise<LetGo> {
  const now = clock.now();
  const argsOf = (days: number) => ({
    now,
    before: new Date(now.getTime() - days * DAY_MS),
    signal,
  });
  const outbox = settings.KEEP_DELIVERIES_DAYS;
  const texts = settings.KEEP_ARTICLES_DAYS;
  const gone = {
    deliveries: outbox === 0 ? 0 : await letGoDeliveries({ db }, argsOf(outbox)),
    // After their stories' rows, which name them.
    digests: outbox === 0 ? 0 : await letGoDigests({ db }, argsOf(outbox)),
    articles: texts === 0 ? 0 : await thinOld({ db }, argsOf(texts)),
  };
  // A server does so by itself; in the embedded database nothing else makes their place free.
  if (kind === 'pglite' && !signal?.aborted) await vacuum(db, gone);
  return gone;
}

async function vacuum(db: Database, gone: LetGo): Promise<void> {
  if (gone.deliveries + gone.digests > 0) await db.execute(sql`vacuum deliveries, digests`);
  if (gone.articles > 0) await db.execute(sql`vacuum articles, article_words`);
}

export function keepJob(
  { log, ...deps }: KeepDeps,
  settings: KeepSettings,
): { name: string; run(): Promise<void> } {
  return {
    name: 'keep',
    async run() {
      const gone = await letGoOfOld(deps, settings);
      if (gone.deliveries + gone.digests + gone.articles > 0) {
        log.info(gone, 'what is older than the settings keep it is gone');
      }
    },
  };
}
