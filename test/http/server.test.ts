import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../src/http/server.ts';
import { readBody } from '../../src/http/read-body.ts';
import { silentLog } from '../../src/lib/log.ts';

let server: HttpServer;
let url: string;
let begun: Promise<void>;
let finish: () => void;

beforeEach(async () => {
  let begin: () => void = () => undefined;
  begun = new Promise((resolve) => {
    begin = resolve;
  });
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  server = await startHttpServer({
    log: silentLog(),
    host: '127.0.0.1',
    port: 0,
    routes: [
      (app) =>
        app.post('/echo', async (context) => {
          const body = await readBody(context.req.raw);
          return body ? context.text(body.toString()) : context.text('too much', 413);
        }),
      (app) =>
        app.get('/slow', async (context) => {
          begin();
          await finished;
          return context.text('done');
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
  it('answers what it serves, and nothing else', async () => {
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

  it('lets an answer finish that is under way when it closes, and takes nothing more', async () => {
    const answer = fetch(`${url}/slow`);
    await begun;
    const closing = server.close();
    await expect(fetch(`${url}/nothing`)).rejects.toThrow('fetch failed');
    const begunAt = performance.now();
    finish();
    expect(await (await answer).text()).toBe('done');
    await closing;
    expect(performance.now() - begunAt).toBeLessThan(2_000);
  });

  it('names the setting when the port cannot be had', async () => {
    const { port } = server;
    await expect(
      startHttpServer({ log: silentLog(), host: '127.0.0.1', port, routes: [] }),
    ).rejects.toThrow(`HTTP_PORT ${port} of 127.0.0.1 cannot be had`);
  });
});
