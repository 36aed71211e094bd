import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/client.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { PageState } from '../../src/sandbox/page-protocol.ts';
import { databaseOf } from '../../src/opening.ts';
import { createOnServer, fillDataFolder } from '../support/database.ts';
import { judgeRequestsAt, liftLimitsAt, requestsAt } from '../support/judged-sandbox.ts';

const SAMPLE =
  '2021-11-22-sensetime-approved-for-potential-2b-facial-recognition-ipo-in-hong-kong.md';

const folder = mkdtempSync(join(tmpdir(), 'keypoint-first-start-'));
const articles = join(folder, 'articles');
const server = inject('postgresUrl');
let database: { url: string; drop(): Promise<void> } | null = null;
let config: Config;
const problems: string[] = [];
let aheadMs = 0;
const clock = { now: () => new Date(Date.now() + aheadMs) };
let app: App;

beforeAll(async () => {
  cpSync('seeds/articles', articles, { recursive: true });
  database = server ? await createOnServer(server) : null;
  fillDataFolder(join(folder, 'data'));
  config = parseConfig({
    KEYPOINT_DATA: join(folder, 'data'),
    KEYPOINT_ARTICLES: articles,
    DATABASE_URL: database?.url,
    SANDBOX_PORT: '0',
    // Every second, so that the test waits for a scan and not for a minute.
    SCAN_SCHEDULE: '* * * * * *',
  });
  app = await start();
});

afterAll(async () => {
  await stop();
  await database?.drop();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<App> {
  const started = await startApp({
    config,
    clock,
    log: silentLog(),
    onFatal: ({ message }) => problems.push(message),
  });
  isRunning = true;
  // Discord's pace is another test's matter; here it would only make cards late.
  await liftLimitsAt(started.pageUrl ?? '');
  return started;
}

let isRunning = false;

async function stop(): Promise<void> {
  if (!isRunning) return;
  isRunning = false;
  await judgeRequestsAt(app.pageUrl ?? '');
  await app.stop();
}

async function get(path: string): Promise<Response> {
  return fetch(new URL(path, app.pageUrl ?? ''));
}

async function state(): Promise<PageState> {
  return (await get('sandbox/state')).json() as Promise<PageState>;
}

const requests = () => requestsAt(app.pageUrl ?? '');

async function messagesIn(channel: string): Promise<APIMessage[]> {
  const { guilds, messages } = await state();
  const found = guilds[0]?.channels.find(({ name }) => name === channel);
  return messages[found?.id ?? ''] ?? [];
}

/** Polls what a person would look at. */
async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

/** How many messages there are once a second, in which a scan falls, brings no more. */
async function settled(): Promise<number> {
  const count = async () => Object.values((await state()).messages).flat().length;
  let before = await count();
  return until(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
    const now = await count();
    const isStill = now > 0 && now === before;
    before = now;
    return isStill ? now : undefined;
  });
}

const sampleCard = async () =>
  (await messagesIn('computer-vision')).find((message) =>
    message.embeds[0]?.title?.includes('SenseTime gets green light'),
  );

it('shows the sample’s story as one card in the computer-vision channel', async () => {
  const message = await until(sampleCard);
  const [embed] = message.embeds;
  expect(embed).toMatchObject({
    title:
      'SenseTime gets green light from Hong Kong exchange to proceed with US$2 billion IPO, sources say',
    author: { name: expect.stringContaining('South China Morning Post') as string },
    footer: { text: expect.stringContaining('149') as string },
  });
  const also = embed?.fields?.find(({ name }) => name === 'Also covered by')?.value;
  expect(also).toContain('Biometric Update');
  expect(also).toContain('DealStreetAsia');
  expect(also).toContain('https://www.biometricupdate.com/202111/sensetime-approved');
  expect(message.components?.[0]).toMatchObject({
    components: [
      { label: 'Read' },
      { label: 'Related' },
      { label: 'Why' },
      { label: 'Follow this story' },
      { label: 'Not for us' },
    ],
  });
});

it('has cards in the channel of every topic', async () => {
  await settled();
  const { guilds, messages } = await state();
  const empty = guilds[0]?.channels.filter(({ id }) => (messages[id] ?? []).length === 0);
  expect(empty?.map(({ name }) => name)).toEqual([]);
});

it('edits the card when its article changes, and posts nothing new', async () => {
  const before = await until(sampleCard);
  const count = await settled();
  const file = join(articles, SAMPLE);
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(
      'title: "SenseTime approved for potential',
      'title: "SenseTime is approved for a potential',
    ),
  );
  // Edits of one message are two minutes apart.
  aheadMs += 3 * 60_000;
  const after = await until(async () => {
    const card = await sampleCard();
    return JSON.stringify(card).includes('SenseTime is approved') ? card : undefined;
  });
  expect(after.id).toBe(before.id);
  expect(after.edited_timestamp).not.toBeNull();
  expect(await settled()).toBe(count);
  writeFileSync(file, text);
}, 30_000);

it('brings everything back at the second start and posts nothing twice', async () => {
  const before = await state();
  await stop();
  app = await start();
  const count = Object.values(before.messages).flat().length;
  expect(await settled()).toBe(count);
  const posts = (await requests()).filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
  );
  expect(posts).toEqual([]);
}, 60_000);

it('sends only what Discord’s own document accepts, and what Discord accepts', async () => {
  const seen = await requests();
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter(({ status }) => status >= 400)).toEqual([]);
});

it('repairs the text, and keeps the licensed one out of database, page and messages', async () => {
  const secured =
    /secured: "([^"]{40})/.exec(readFileSync(join('seeds/articles', SAMPLE), 'utf8'))?.[1] ?? '';
  expect(secured).toHaveLength(40);
  const page = `${await (await get('sandbox/state')).text()}${await (await get('sandbox/requests')).text()}`;
  expect(page).not.toContain(secured);
  await stop();
  const { db, close } = await openDatabase(databaseOf(config));
  const rows = await db
    .select({ text: sql<string>`excerpt || quality_parts::text || title` })
    .from(sql`articles`);
  await close();
  const all = rows.map(({ text }) => text).join('\n');
  expect(all).toContain('impressive accuracy in NIST’s facial recognition tests');
  expect(all).not.toContain(secured);
  expect(problems).toEqual([]);
}, 60_000);
