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

type Connection = { isUp: boolean; closeCode: number | null };

/** @param isClosing whether the end of the connection is our own wish. */
export function watchOutages(
  { client, log }: { client: Client; log: Log },
  isClosing: () => boolean,
): void {
  const connections = new Map<number, Connection>();
  let lastError: string | null = null;
  /** Which of several it is. */
  const which = (shard: number) => (client.ws.shards.size > 1 ? { shard } : {});

  const isUp = (shard: number): void => {
    if (connections.get(shard)?.isUp === false)
      log.info(which(shard), 'connected to Discord again');
    const connection: Connection = { isUp: true, closeCode: null };
    connections.set(shard, connection);
    lastError = null;
    client.ws.shards.get(shard)?.once(WebSocketShardEvents.Close, ({ code }) => {
      connection.closeCode = code;
    });
  };
  client.on(Events.ShardReady, isUp);
  client.on(Events.ShardResume, isUp);
  client.on(Events.ShardReconnecting, (shard) => {
    const connection = connections.get(shard);
    // Each vain attempt comes here, twice a second; before the first success `login` speaks.
    if (!connection?.isUp || isClosing()) return;
    connection.isUp = false;
    const { closeCode: code } = connection;
    log.warn({ ...which(shard), code, reason: reasonOf(code) }, 'reconnecting to Discord');
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
