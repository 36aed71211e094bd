/** Owns telling the operator when the connection to Discord breaks and when it is back, once each. */
import { Events, GatewayCloseCodes, WebSocketShardEvents, type Client } from 'discord.js';
import type { Log } from '../lib/log.ts';

/** Close codes of the WebSocket itself and of discord.js; Discord's own have names. */
const CLOSE_REASONS: Readonly<Record<number, string>> = {
  1000: 'the session ended',
  1001: 'Discord went away',
  1006: 'the connection broke',
  4200: 'Discord wanted a new connection, or did not answer on the old one',
};

/** @param isClosing whether the end of the connection is our own wish. */
export function watchOutages(
  { client, log }: { client: Client; log: Log },
  isClosing: () => boolean,
): void {
  let state: 'connecting' | 'up' | 'down' = 'connecting';
  let closeCode: number | null = null;
  let lastError: string | null = null;

  const isUp = (shardId: number): void => {
    if (state === 'down') log.info('connected to Discord again');
    state = 'up';
    lastError = null;
    client.ws.shards.get(shardId)?.once(WebSocketShardEvents.Close, ({ code }) => {
      closeCode = code;
    });
  };
  client.on(Events.ShardReady, isUp);
  client.on(Events.ShardResume, isUp);
  client.on(Events.ShardReconnecting, () => {
    // Each vain attempt comes here, twice a second; before the first success `login` speaks.
    if (state !== 'up' || isClosing()) return;
    state = 'down';
    log.warn({ code: closeCode, reason: reasonOf(closeCode) }, 'reconnecting to Discord');
  });
  client.on(Events.ShardError, ({ message }) => {
    if (message === lastError) return;
    lastError = message;
    log.warn({ reason: message }, 'gateway error');
  });
}

function reasonOf(code: number | null): string {
  if (code === null) return 'unknown';
  return CLOSE_REASONS[code] ?? GatewayCloseCodes[code] ?? 'unknown';
}
