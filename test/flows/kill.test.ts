import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import type { PageState } from '../../src/sandbox/page-protocol.ts';
import { fillDataFolder } from '../support/database.ts';
import { judgeRequestsAt, liftLimitsAt } from '../support/judged-sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-kill-'));
const data = join(folder, 'data');

beforeAll(() => fillDataFolder(data));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Running = { child: ChildProcess; pageUrl: string; ended: Promise<unknown> };

async function start(): Promise<Running> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: { PATH: process.env['PATH'], KEYPOINT_DATA: data, SANDBOX_PORT: '0' },
  });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  const pageUrl = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /Open (http:\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(said)));
  });
  // Discord's pace is another test's matter; here it would only make cards late.
  await liftLimitsAt(pageUrl);
  return { child, pageUrl, ended };
}

/** Channel and title of every message: what a person sees. */
async function cards({ pageUrl }: Running): Promise<string[]> {
  const state = (await (await fetch(new URL('sandbox/state', pageUrl))).json()) as PageState;
  return Object.values(state.messages)
    .flat()
    .map(({ channel_id, embeds }) => `${channel_id} ${embeds[0]?.title}`);
}

async function until(running: Running, isReached: (seen: string[]) => boolean): Promise<string[]> {
  for (;;) {
    const seen = await cards(running);
    if (isReached(seen)) return seen;
    await new Promise((resolve) => {
      // Often enough to hit it in the middle; oftener it would be asked more than it delivers.
      setTimeout(resolve, 50);
    });
  }
}

async function quiet({ pageUrl }: Running): Promise<void> {
  for (let before = ''; ;) {
    const now = await (await fetch(new URL('sandbox/requests', pageUrl))).text();
    if (now === before) return;
    before = now;
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
  }
}

async function inDatabase() {
  const { db, close } = await openDatabase({ folder: data });
  const rows = await db
    .select({ state: deliveries.state, rows: count() })
    .from(deliveries)
    .groupBy(deliveries.state);
  await close();
  return Object.fromEntries(rows.map(({ state, rows: number }) => [state, number]));
}

// The sandbox and the embedded database are what is killed; a server's own tests are elsewhere.
it.runIf(inject('postgresUrl') === '')(
  'loses no card and posts none twice when it is killed again and again while it delivers',
  async () => {
    for (const least of [1, 30]) {
      const killed = await start();
      await until(killed, (seen) => seen.length >= least);
      killed.child.kill('SIGKILL');
      await killed.ended;
    }
    const planned = Object.values(await inDatabase()).reduce((sum, rows) => sum + rows, 0);
    const running = await start();
    await until(running, ({ length }) => length >= planned);
    // A card that was there already is sent once more, and recognised: until nothing is sent.
    await quiet(running);
    const seen = await cards(running);
    await judgeRequestsAt(running.pageUrl);
    running.child.kill('SIGTERM');
    await running.ended;
    expect(await inDatabase()).toEqual({ sent: planned });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(planned);
    expect(planned).toBeGreaterThan(50);
  },
  90_000,
);
