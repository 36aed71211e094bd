/**
 * Owns the measure of an idle Keypoint against a bare discord.js client at the same sandbox: its
 * memory after half a minute, and from the start of the process to ready. Promise: at most 1.6 times
 * the client's memory (resident, with the database elsewhere), and ready within 2 s.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { bundleScripts } from './chaos/bundle.ts';
import { type Discord, startDiscord } from './chaos/discord.ts';
import { compile, HEAP, print } from './child.ts';
import { freshDatabase } from './fresh-database.ts';

const HERE = 'postgres://postgres@127.0.0.1:5432/postgres';
const STARTS = 5;
const IDLE_MS = 30_000;
const SAMPLES = 5;
const SAMPLE_EVERY_MS = 2_000;
const LOOK_MS = 20;
/** Discord lets a bot connect once in five seconds. */
const BETWEEN_CONNECTIONS_MS = 5_000;
const PROMISE_RATIO = 1.6;
const PROMISE_MS = 2_000;

const project = join(import.meta.dirname, '..');
const MEMORY = pathToFileURL(join(import.meta.dirname, 'idle/memory.mjs')).href;

/** Started anew for each measure; resolves when it is ready. */
type Subject = { name: string; start(preload: readonly string[]): Promise<ChildProcess> };

export async function benchIdle(): Promise<void> {
  await compile();
  const { sandbox: script } = await bundleScripts();
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const seedFile = join(folder, 'seed.json');
  const users = [{ username: 'admin' }];
  const channels = ['one', 'two', 'three'].map((name) => ({ name }));
  const guilds = [{ name: 'Server', channels, members: [{ user: 'admin' }] }];
  writeFileSync(seedFile, JSON.stringify({ users, guilds }));
  const discord = await startDiscord({ script, stateFile: join(folder, 'state.json'), seedFile });
  const server = process.env['TEST_DATABASE_URL'] ?? HERE;
  const database = await freshDatabase(folder, 'idle', server);
  const url = 'url' in database.place ? database.place.url : '';
  try {
    const bare = bareClient(discord);
    const onServer = keypoint('Keypoint, Postgres', { discord, folder, data: 'server', url });
    const embedded = keypoint('Keypoint, PGlite', { discord, folder, data: 'embedded' });
    let starts = 0;
    const first: Subject = {
      name: 'Keypoint, PGlite, very first',
      start: (preload) => {
        starts += 1;
        return keypoint('', { discord, folder, data: `first-${starts}` }).start(preload);
      },
    };
    print(`from start to ready, median of ${STARTS} (promise: ${PROMISE_MS} ms)`);
    await measureStarts(discord, [floor, bare, onServer, embedded, first]);
    print(`idle for ${IDLE_MS / 1_000} s, medians of ${SAMPLES} (promise: ${PROMISE_RATIO} times)`);
    await measureMemory(discord, [bare, onServer, embedded]);
  } finally {
    await discord.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  }
}

/** What any program takes. */
const floor: Subject = {
  name: 'node -e 0',
  async start() {
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'exit');
    return child;
  },
};

function bareClient(discord: Discord): Subject {
  return {
    name: 'discord.js alone',
    async start(preload) {
      const file = join(import.meta.dirname, 'idle/bare-client.mjs');
      const child = spawn(
        process.execPath,
        [HEAP, ...preload, file, discord.apiUrl, discord.token],
        { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
      );
      await once(child.stdout ?? child, 'data');
      return child;
    },
  };
}

type Where = { discord: Discord; folder: string; data: string; url?: string };

/** As `npm start` has it, with no article and no feed to read. */
function keypoint(name: string, { discord, folder, data, url }: Where): Subject {
  const articles = join(folder, 'articles');
  mkdirSync(articles, { recursive: true });
  return {
    name,
    async start(preload) {
      const port = await freePort();
      const child = spawn(process.execPath, [HEAP, ...preload, 'dist/main.js'], {
        cwd: project,
        env: {
          PATH: process.env['PATH'],
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.apiUrl,
          KEYPOINT_DATA: join(folder, data),
          KEYPOINT_ARTICLES: articles,
          HTTP_PORT: String(port),
          ...(url === undefined ? {} : { DATABASE_URL: url }),
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      while (!(await isReady(port))) {
        if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
        await wait(LOOK_MS);
      }
      return child;
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** One after the other and round by round: what else the machine does meets all of them alike. */
async function measureStarts(discord: Discord, subjects: readonly Subject[]): Promise<void> {
  const times = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
  // The first start on a server, and in the folder that is then there, makes the tables.
  for (let round = 0; round <= STARTS; round += 1) {
    for (const subject of subjects) {
      await letIn(discord);
      const begun = performance.now();
      const child = await subject.start([]);
      if (round > 0) times.get(subject)?.push(performance.now() - begun);
      await end(child);
    }
  }
  for (const [{ name }, all] of times) {
    print(`  ${name.padEnd(30)}${median(all).toFixed(0).padStart(6)} ms`);
  }
}

const letIn = (discord: Discord): Promise<void> =>
  discord.control({ action: 'clock.move', ms: BETWEEN_CONNECTIONS_MS });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

const Memory = z.object({ rssMb: z.number(), heldMb: z.number() });

async function measureMemory(discord: Discord, subjects: readonly Subject[]): Promise<void> {
  const measured: z.infer<typeof Memory>[] = [];
  for (const subject of subjects) {
    await letIn(discord);
    const child = await subject.start(['--import', MEMORY]);
    await wait(IDLE_MS);
    const samples: z.infer<typeof Memory>[] = [];
    for (let index = 0; index < SAMPLES; index += 1) {
      const answer = once(child, 'message');
      child.send('memory');
      samples.push(Memory.parse((await answer)[0]));
      await wait(SAMPLE_EVERY_MS);
    }
    await end(child);
    measured.push({
      // The first alone is of a process that nobody has made collect its garbage.
      rssMb: samples[0]?.rssMb ?? 0,
      heldMb: median(samples.map(({ heldMb }) => heldMb)),
    });
  }
  const [bare] = measured;
  for (const [index, { name }] of subjects.entries()) {
    const own = measured[index];
    if (!own || !bare) continue;
    const ratio = (value: number, floor: number) => `(${(value / floor).toFixed(2)})`;
    print(
      `  ${name.padEnd(30)}rss ${own.rssMb.toFixed(0).padStart(4)} MB ${ratio(own.rssMb, bare.rssMb)}, held ${own.heldMb.toFixed(1).padStart(6)} MB ${ratio(own.heldMb, bare.heldMb)}`,
    );
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
