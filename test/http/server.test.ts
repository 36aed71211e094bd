import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../src/http/server.ts';
import { readBody } from '../../src/http/read-body.ts';
import { silentLog } from '../../src/lib/log.ts';

let server: HttpServer;
let url: string;

beforeEach(async () => {
  server = await startHttpServer({
    log: silentLog(),
    port: 0,
    routes: [
      (app) =>
        app.post('/echo', async (context) => {
          const body = await readBody(context.req.raw);
          return body ? context.text(body.toString()) : context.text('too much', 413);
        }),
      (app) =>
        app.get('/broken', () => {
          throw new Error('the password is 1234');
        }),
    ],
  });
  url = `http://127.0.0.1:${server.port}`;
});
afterEach(() => server.close());

describe('the port to the Internet', () => {
  it('says that it is well, and what it serves', async () => {
    expect(await (await fetch(`${url}/health`)).text()).toBe('ok');
    expect(await (await fetch(`${url}/echo`, { method: 'POST', body: 'hello' })).text()).toBe(
      'hello',
    );
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
  });

  it('takes no more than a feed may hold', async () => {
    const body = Buffer.alloc(10_000_001);
    expect((await fetch(`${url}/echo`, { method: 'POST', body })).status).toBe(413);
  });

  it('takes no more of a body whose length is not said', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${url}/echo`, { method: 'POST' }, (answer) => {
        resolve(answer.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      const chunk = Buffer.alloc(1_000_000);
      for (let count = 0; count < 11; count += 1) sent.write(chunk);
      sent.end();
    });
    expect(status).toBe(413);
  });

  it('tells strangers nothing of what went wrong', async () => {
    const answer = await fetch(`${url}/broken`);
    expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong.']);
  });

  it('names the setting when the port cannot be had', async () => {
    const { port } = server;
    await expect(startHttpServer({ log: silentLog(), port, routes: [] })).rejects.toThrow(
      `HTTP_PORT ${port} cannot be had`,
    );
  });
});
