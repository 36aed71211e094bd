/** Owns the proof that whoever watches over Keypoint sees how it is: ready, and then not, in numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { silentLog } from '../../src/lib/log.ts';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { judgeRequestsAt } from '../support/judged-sandbox.ts';

const server = inject('postgresUrl');

describe('whoever watches over Keypoint', () => {
  let folder: string;
  let database: { url: string; drop: () => Promise<void> } | null;
  let app: App;

  const asked = (path: string) => fetch(`http://127.0.0.1:${app.httpPort}${path}`);
  const control = (action: object) =>
    fetch(new URL('sandbox/control', app.pageUrl ?? ''), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
  const number = (text: string, name: string) =>
    Number(new RegExp(`^${name.replaceAll(/[{}]/g, '\\$&')} ([\\d.]+)$`, 'm').exec(text)?.[1]);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keypoint-watching-'));
    database = server ? await createOnServer(server) : null;
    fillDataFolder(folder);
    const config = parseConfig({
      KEYPOINT_DATA: folder,
      SANDBOX_PORT: '0',
      HTTP_PORT: '0',
      ...(database ? { DATABASE_URL: database.url } : {}),
    });
    app = await startApp({ config, log: silentLog(), onFatal: () => undefined });
  });
  afterAll(async () => {
    await app.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hears that it is alive and ready, and reads what it did', async () => {
    expect(await (await asked('/healthz')).text()).toBe('ok');
    const ready = async () => (await asked('/readyz')).status;
    await expect.poll(ready, { timeout: 20_000 }).toBe(200);
    const metrics = async () => (await asked('/metrics')).text();
    const sent = 'keypoint_messages_total{kind="card",outcome="sent"}';
    await expect
      .poll(async () => number(await metrics(), sent), { timeout: 30_000 })
      .toBeGreaterThan(0);
    const text = await metrics();
    expect(text).toContain('keypoint_info{version="');
    expect(number(text, 'keypoint_gateway_up')).toBe(1);
    expect(number(text, 'keypoint_articles_last_day{state="listed"}')).toBeGreaterThan(10);
    expect(number(text, 'keypoint_stories_last_day')).toBeGreaterThan(10);
    expect(number(text, 'keypoint_sources{state="default"}')).toBe(64);
    expect(
      number(text, 'keypoint_discord_request_seconds_count{kind="delivery",status="200"}'),
    ).toBeGreaterThan(0);
    expect(text).toContain('keypoint_job_seconds_count{job="scan",outcome="done"} ');
    expect(text).toContain('process_resident_memory_bytes ');
    const feed = await asked('/topics/computer-vision.json');
    expect(((await feed.json()) as { items: object[] }).items.length).toBeGreaterThan(0);
    await judgeRequestsAt(app.pageUrl ?? '');
  }, 60_000);

  it('hears that it is not ready when Discord has shut it out', async () => {
    // Of those codes after which nobody connects again.
    await control({ action: 'gateway.drop', code: 4014 });
    const gateway = async () =>
      ((await (await asked('/readyz')).json()) as { parts: object }).parts;
    await expect
      .poll(gateway, { timeout: 20_000 })
      .toMatchObject({ gateway: false, database: true });
    expect((await asked('/healthz')).status).toBe(200);
  }, 60_000);
});
