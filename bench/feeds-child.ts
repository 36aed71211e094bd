/** Owns a server of many feeds, in a process of its own: 304 to whom it has told the ETag. */
import { createServer } from 'node:http';
import { z } from 'zod';

export type FeedsChild = { port: number };

const { bytes } = z.object({ bytes: z.number() }).parse(JSON.parse(process.argv[2] ?? ''));
const item = `<item><title>News</title><link>https://example.com/news</link><description>${'x'.repeat(bytes)}</description></item>`;
const body = `<rss version="2.0"><channel><title>A feed</title>${item}</channel></rss>`;

const server = createServer((request, response) => {
  const etag = `"${request.url}"`;
  const isKnown = request.headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : 200, { etag, 'content-type': 'application/rss+xml' });
  response.end(isKnown ? undefined : body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  process.stdout.write(`${JSON.stringify({ port } satisfies FeedsChild)}\n`);
});
