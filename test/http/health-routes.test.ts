import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { healthRoutes, type ReadyParts } from '../../src/http/health-routes.ts';

async function asked(path: string, parts: ReadyParts): Promise<[status: number, body: string]> {
  const app = new Hono();
  healthRoutes(parts)(app);
  const answer = await app.request(path);
  return [answer.status, await answer.text()];
}

const never = () => new Promise<boolean>(() => undefined);

it('is alive whatever it can do', async () => {
  expect(await asked('/healthz', { database: () => false })).toEqual([200, 'ok']);
});

it('is ready when each part is', async () => {
  const [status, body] = await asked('/readyz', {
    database: async () => true,
    gateway: () => true,
  });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ ready: true, parts: { database: true, gateway: true } });
});

it.each<[what: string, part: ReadyParts[string]]>([
  ['says no', () => false],
  ['throws', () => Promise.reject(new Error('the password is 1234'))],
  ['does not answer', never],
])('is not ready when one %s, and names it', async (_, database) => {
  const [status, body] = await asked('/readyz', { database, gateway: () => true });
  expect(status).toBe(503);
  expect(JSON.parse(body)).toEqual({ ready: false, parts: { database: false, gateway: true } });
});
