/** Owns a context for handlers that answer before they read the database, and the log they write. */
import { drizzle } from 'drizzle-orm/pg-proxy';
import { pino } from 'pino';
import type { DiscordContext } from '../../src/discord/context.ts';
import { NOW, taxonomy } from './stories.ts';

export function offlineContext(): { context: DiscordContext; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const db = drizzle(async () => {
    throw new Error('the database is down');
  });
  const context = {
    db,
    clock: { now: () => NOW },
    log,
    taxonomy,
    authorityOf: () => null,
    alertBar: 70,
    wakeDelivery: () => undefined,
  };
  return { context, lines };
}
