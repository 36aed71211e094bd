/** Owns the feeds' servers of a replay: each answers as its feed was at the clock's time. */
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { z } from 'zod';
import { createSafeFetch, type SafeFetch } from '../../src/lib/safe-fetch.ts';
import type { MovedClock } from './clock.ts';
import type { Snapshot } from './snapshots.ts';

export type ReplayServer = {
  addressOf(feed: string): string;
  feedOf(address: string): string;
  fetchPage: SafeFetch['fetchPage'];
  close(): Promise<void>;
};

const LOOPBACK = '127.0.0.1';

/** With an ETag and a date, and 304 to whom knows them; by a name that is looked up to be this machine. */
export async function startServer(
  snapshots: readonly Snapshot[],
  clock: MovedClock,
): Promise<ReplayServer> {
  const server = createServer((request, response) => {
    const now = clock.now();
    const feed = /^\/(.*)\.xml$/.exec(request.url ?? '')?.[1];
    const current = snapshots.findLast((snapshot) => snapshot.feed === feed && snapshot.at <= now);
    if (!current) {
      response.writeHead(404).end();
      return;
    }
    const body = readFileSync(current.file);
    const etag = `"${hash('sha1', body)}"`;
    const isKnown = request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : 200, {
      etag,
      'last-modified': current.at.toUTCString(),
      'content-type': 'text/xml',
      date: now.toUTCString(),
    });
    response.end(isKnown ? undefined : body);
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const origin = `http://feeds.example.org:${port}`;
  const safe = createSafeFetch({
    allowPrivate: false,
    outside: (address) => address === LOOPBACK,
    userAgent: 'Keypoint/replay',
    lookup: async () => [LOOPBACK],
  });
  return {
    addressOf: (feed) => `${origin}/${feed}.xml`,
    feedOf: (address) => address.slice(origin.length + 1, -'.xml'.length),
    fetchPage: safe.fetchPage,
    async close() {
      await safe.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
