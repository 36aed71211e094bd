/**
 * Owns the measure from a person's command to its answer on the screen: the sandbox and the person in
 * one process, Keypoint's client with its database in another, over the gateway and REST. Beside it a
 * command that answers at once: what the way takes by itself. Promise: a median under 100 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { FilledOption, LiveFrame } from '../src/sandbox/page-protocol.ts';
import { createSandbox, type Sandbox } from '../src/sandbox/sandbox.ts';
import { fillStories, TOPICS } from './answers-fill.ts';
import { print, startChild } from './child.ts';
import { freshDatabase } from './fresh-database.ts';

const STORIES = 100_000;
const ANSWERS = 1_000;
/** For the compiler of the engine and the caches; they are not counted. */
const FIRST = 100;
const AT_ONCE = [1, 32] as const;
const PROMISE_MS = 100;

export async function benchAnswers([count]: readonly string[]): Promise<void> {
  const stories = count === undefined ? STORIES : Number(count);
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const { place, drop } = await freshDatabase(folder, 'answers');
  const sandbox = await createSandbox({ limits: false });
  await fillStories(place, stories);
  const { token, apiUrl } = sandbox;
  const bot = startChild('answers-bot.ts', { place, token, apiUrl });
  try {
    await bot.answer();
    const screen = await openScreen(sandbox);
    const kind = 'url' in place ? 'Postgres' : 'PGlite';
    print(`from a command to its answer, ${stories} stories on ${kind}, ${ANSWERS} answers`);
    for (const atOnce of AT_ONCE) {
      for (const name of ['nothing', 'news topic'] as const) {
        await timesOf(screen, { name, atOnce, count: FIRST });
        report(name, atOnce, await timesOf(screen, { name, atOnce, count: ANSWERS }));
      }
    }
    screen.close();
  } finally {
    await bot.stop();
    await sandbox.close();
    await drop();
    rmSync(folder, { recursive: true });
  }
}

type Screen = {
  /** Runs a command; resolves when its answer is shown. */
  run: (name: string, options: FilledOption[]) => Promise<void>;
  close: () => void;
};

/** A person who looks at the channel. */
async function openScreen(sandbox: Sandbox): Promise<Screen> {
  const userId = sandbox.ids.users['admin'] ?? '';
  const channelId = sandbox.ids.guilds['Keypoint']?.channels['general'] ?? '';
  const address = `${sandbox.pageUrl.replace('http', 'ws')}sandbox/live?user_id=${userId}`;
  const socket = new WebSocket(address);
  const waiting = new Map<string, () => void>();
  /** Those that came before the person knew what to wait for. */
  const early = new Set<string>();
  socket.on('message', (data: Buffer) => {
    const frame: LiveFrame = JSON.parse(data.toString('utf8'));
    if (frame.type !== 'message.create') return;
    const id = frame.message.interaction_metadata?.id ?? '';
    const shown = waiting.get(id);
    if (shown) shown();
    else early.add(id);
  });
  await new Promise((resolve) => {
    socket.once('message', resolve);
  });
  return {
    async run(name, options) {
      const id = await sandbox.runCommand({ userId, channelId, name, options });
      if (early.delete(id)) return;
      await new Promise<void>((resolve) => {
        waiting.set(id, resolve);
      });
      waiting.delete(id);
    },
    close: () => socket.close(),
  };
}

type Run = { name: 'nothing' | 'news topic'; atOnce: number; count: number };

/** Milliseconds of each; `atOnce` people ask, each as soon as theirs is answered. */
async function timesOf(screen: Screen, { name, atOnce, count }: Run): Promise<number[]> {
  const times: number[] = [];
  let asked = 0;
  const person = async (): Promise<void> => {
    while (asked < count) {
      asked += 1;
      const topic = TOPICS[asked % TOPICS.length] ?? '';
      const started = performance.now();
      if (name === 'nothing') await screen.run('nothing', []);
      else await screen.run('news', topicOptions(topic));
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  return times;
}

function topicOptions(topic: string): FilledOption[] {
  return [{ name: 'topic', type: 1, options: [{ name: 'topic', type: 3, value: topic }] }];
}

function report(name: string, atOnce: number, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1).padStart(7);
  const promise = name === 'nothing' ? '' : `  (promise: a median of ${PROMISE_MS} ms)`;
  print(
    `  ${`${atOnce} at once`.padEnd(11)} /${name.padEnd(11)} median ${at(0.5)} ms, p99 ${at(0.99)} ms${promise}`,
  );
}
