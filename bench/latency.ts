/**
 * Owns the measure from a file appearing in the articles' folder to its message in the channel: the
 * whole Keypoint as it starts without a token, with the embedded database and Discord's limits on,
 * scanning every second a folder of 500 files. Promise: a median under 2 s beside the scan's interval.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { APIMessage } from 'discord-api-types/v10';
import { startApp } from '../src/app.ts';
import { parseConfig } from '../src/config.ts';
import { silentLog } from '../src/lib/log.ts';
import type { PageMessages, PageStructure } from '../src/sandbox/page-protocol.ts';
import { writeArticles } from './articles.ts';

const FILES = 24;
/** For the compiler of the engine; they are not counted. */
const FIRST = 2;
const OTHERS = 500;
const INTERVAL_MS = 1_000;
const CHANNEL = 'computer-vision';
const PROMISE_MS = 2_000;
const PATIENCE_MS = 60_000;

export async function benchLatency(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const articles = join(folder, 'articles');
  writeArticles(articles, OTHERS);
  const app = await startApp({
    config: parseConfig({
      KEYPOINT_DATA: join(folder, 'data'),
      KEYPOINT_ARTICLES: articles,
      SANDBOX_PORT: '0',
      SCAN_SCHEDULE: '* * * * * *',
      BACKLOG_STORIES: '1',
    }),
    log: silentLog(),
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    const look = await lookAt(app.pageUrl ?? '');
    // The newest of the backlog shows that what comes from now on is news.
    await until(async () => (await look())[0]);
    const times: number[] = [];
    for (let at = 0; at < FIRST + FILES; at += 1) times.push(await measure(articles, look, at));
    report(times.slice(FIRST));
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true });
  }
}

type Look = () => Promise<APIMessage[]>;

/** How a person sees the newest messages of the channel. */
async function lookAt(pageUrl: string): Promise<Look> {
  const read = async (path: string) => (await fetch(new URL(`sandbox/${path}`, pageUrl))).text();
  const state: PageStructure = JSON.parse(await read('structure'));
  const channel = state.guilds[0]?.channels.find(({ name }) => name === CHANNEL);
  const query = `user_id=${state.users[0]?.id ?? ''}&channel_id=${channel?.id ?? ''}`;
  return async () => {
    const page: PageMessages = JSON.parse(await read(`messages?${query}`));
    return page.messages;
  };
}

/** Milliseconds from the file's appearing to the time that its message has. */
async function measure(articles: string, look: Look, at: number): Promise<number> {
  // At every moment between two scans.
  await wait((at * 370) % INTERVAL_MS);
  const address = `https://outlet.example/latency/${at}`;
  writeFileSync(join(articles, 'next.tmp'), article(at, address));
  const appeared = Date.now();
  renameSync(join(articles, 'next.tmp'), join(articles, `latency-${at}.md`));
  const message = await until(async () =>
    (await look()).find(({ embeds }) => embeds[0]?.url === address),
  );
  return Date.parse(message.timestamp) - appeared;
}

function article(at: number, address: string): string {
  return [
    '---',
    `title: "A new model sees what no model saw before, number ${at}"`,
    'excerpt: "It was trained on pictures that nobody had looked at."',
    `webUrl: "${address}"`,
    'provider: {name: Outlet, domain: outlet.example}',
    'topics: [Computer Vision]',
    'quality: 120',
    '---',
    '',
  ].join('\n');
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > end) throw new Error('the message did not come within a minute');
    await wait(50);
  }
}

function report(times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  const line = (name: string, share: number) =>
    `  ${name.padEnd(8)}${at(share).toFixed(0).padStart(6)} ms`;
  const lines = [
    `from a file to its message, ${times.length} files, a scan of ${OTHERS} files every ${INTERVAL_MS} ms`,
    `${line('median', 0.5)}  (promise: ${PROMISE_MS} and the interval)`,
    line('p95', 0.95),
    line('slowest', 1),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
