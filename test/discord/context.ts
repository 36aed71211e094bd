/** Owns a context for handlers that answer before they read the database, and the log they write. */
import { drizzle } from 'drizzle-orm/pg-proxy';
import { pino } from 'pino';
import type { DiscordContext } from '../../src/discord/context.ts';
import { NOW, taxonomy } from './stories.ts';

/** Of a server that the gateway never told of, and a Discord that takes nothing. */
export const unknownServer: Pick<DiscordContext, 'server' | 'sender'> = {
  server: {
    learn: async () => undefined,
    channel: () => null,
    channelNamed: () => null,
    role: () => null,
    permissions: () => 0n,
    makeChannel: () => Promise.reject(new Error('no channel can be made here')),
  },
  sender: {
    send: async () => ({ status: 'closed', kind: 'gone', reason: 'nothing is sent here' }),
  },
};

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
    heatPerArticle: 10,
    ...unknownServer,
    pace: { take: () => 0 },
    wakeDelivery: () => undefined,
  };
  return { context, lines };
}
