/** Owns what stands before the copies that answer by HTTP: each request goes to the next that is ready. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

export type Balancer = {
  url: string;
  add(copy: string): void;
  /** Sends it nothing more. */
  remove(copy: string): void;
  /** How many requests each was sent. */
  counts: ReadonlyMap<string, number>;
  close(): Promise<void>;
};

export async function startBalancer(): Promise<Balancer> {
  const copies: string[] = [];
  const counts = new Map<string, number>();
  let turn = 0;
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      turn += 1;
      const order = copies.map((_, index) => copies[(index + turn) % copies.length] ?? '');
      pass(asked, Buffer.concat(chunks), answer, order);
    });
  });

  /** One that takes no connection any more has not begun: the next one is asked. */
  const pass = (
    asked: IncomingMessage,
    body: Buffer,
    answer: ServerResponse,
    [copy, ...others]: readonly string[],
  ): void => {
    if (copy === undefined) {
      answer.writeHead(503).end();
      return;
    }
    const headers = { ...asked.headers, connection: 'close' };
    const passed = request(new URL(asked.url ?? '/', copy), { method: asked.method, headers });
    passed.on('response', (response) => {
      counts.set(copy, (counts.get(copy) ?? 0) + 1);
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') pass(asked, body, answer, others);
      else answer.writeHead(502).end();
    });
    passed.end(body);
  };

  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    add: (copy) => void copies.push(copy),
    remove: (copy) => void copies.splice(copies.indexOf(copy), 1),
    counts,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
