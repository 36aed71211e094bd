/** Owns a web server of tests that answers as it is told, under any host's name. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Scripted =
  | { status?: number; headers?: Record<string, string>; body?: string | Buffer }
  /** `hang`: nothing is ever sent; `drop`: the connection is closed. */
  | 'hang'
  | 'drop';

export type FeedServer = {
  /** An address at this server; any host name leads to it by `lookup`. */
  url(host: string, path?: string): string;
  lookup: (hostname: string) => Promise<readonly string[]>;
  /** What this address says from now on. */
  says(url: string, answer: Scripted | ((headers: IncomingHttpHeaders) => Scripted)): void;
  /** In order; the headers as they came. */
  requests: { url: string; headers: IncomingHttpHeaders }[];
  /** Resolves when an address has been asked. */
  asked(url: string): Promise<void>;
  close(): Promise<void>;
};

export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, (headers: IncomingHttpHeaders) => Scripted>();
  const requests: FeedServer['requests'] = [];
  const awaiting = new Map<string, () => void>();
  const server: Server = createServer((request, response) => {
    const url = `http://${request.headers.host}${request.url}`;
    requests.push({ url, headers: request.headers });
    const answer = answers.get(url)?.(request.headers) ?? { status: 404 };
    awaiting.get(url)?.();
    if (answer === 'hang') return;
    if (answer === 'drop') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (host, path = '/feed') => `http://${host}:${port}${path}`,
    lookup: async (hostname) => (hostname.endsWith('.gone') ? [] : ['127.0.0.1']),
    says(url, answer) {
      answers.set(url, typeof answer === 'function' ? answer : () => answer);
    },
    requests,
    asked: (url) =>
      new Promise((resolve) => {
        awaiting.set(url, resolve);
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Item = { name: string; at?: Date; title?: string };

/** An RSS document; an entry's name makes its address. */
export function rss(items: readonly Item[], { channel = '' }: { channel?: string } = {}): string {
  const entries = items.map(
    ({
      name,
      at,
      title = `What ${name} tells of computer vision`,
    }) => `<item><title>${title}</title>
      <link>https://news.example.com/${name}</link><guid isPermaLink="false">${name}</guid>
      <description>A robot learns to see ${name}.</description>
      ${at ? `<pubDate>${at.toUTCString()}</pubDate>` : ''}</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>A feed</title>
    <link>https://news.example.com/</link><description>News</description>${channel}
    ${entries.join('\n')}</channel></rss>`;
}
