/** Owns the proof that a kill -9 in the middle of a scan neither loses nor repeats anything. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { scanFolder } from '../../../src/sources/folder/scan-folder.ts';
import { makeArticleFolder } from '../../support/article-files.ts';
import {
  createOnServer,
  fillDataFolder,
  openTestDatabase,
  type TestDatabase,
} from '../../support/database.ts';
import { followed, line, outcomeOf, testClock } from '../../support/factories.ts';

const FILES = 240;

const said = z.object({
  ready: z.boolean().optional(),
  done: z.number().optional(),
  report: z.object({ read: z.number(), new: z.number(), unchanged: z.number() }).optional(),
  outcome: z.array(z.string()).optional(),
});

const files = makeArticleFolder();
const data = mkdtempSync(join(tmpdir(), 'keypoint-data-'));
let reference: TestDatabase;
let killed: Awaited<ReturnType<typeof makeDatabase>>;

beforeAll(async () => {
  reference = await openTestDatabase();
  killed = await makeDatabase();
});
afterAll(async () => {
  await reference.close();
  await killed.drop();
  files.clean();
  rmSync(data, { recursive: true });
});

/** For another process: on the server that is tested, or a folder. */
async function makeDatabase(): Promise<{ where: string; drop: () => Promise<void> }> {
  const server = inject('postgresUrl');
  if (server) {
    const made = await createOnServer(server);
    return { where: made.url, drop: () => made.drop() };
  }
  const where = join(data, 'killed');
  fillDataFolder(where);
  return { where, drop: async () => undefined };
}

/** Stories of four files, some of them joined across batches by a list that names another's head. */
function writeFiles(): void {
  const urlOf = (number: number) => `https://outlet${number % 37}.example.com/story-${number}`;
  for (let number = 0; number < FILES; number += 1) {
    const head = number - (number % 4);
    const far = number % 20 === 3 ? [(number * 7) % FILES] : [];
    files.write(`${String(number).padStart(4, '0')}.md`, {
      title: `Story ${number}`,
      webUrl: urlOf(number),
      provider: { name: `Outlet ${number % 37}`, domain: `outlet${number % 37}.example.com` },
      quality: number === head ? 90 : 40,
      topics: number % 3 === 0 ? ['AI'] : ['Computer Vision'],
      related: [head, ...far].map((other) => ({
        title: `Cited ${other}`,
        webUrl: urlOf(other),
        quality: 30,
      })),
    });
  }
}

function start(...options: string[]) {
  const script = join(import.meta.dirname, 'scan-child.ts');
  const args = ['--import', 'tsx', script, killed.where, files.folder, ...options];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  return { child, lines: linesOf(child) };
}

async function* linesOf({ stdout }: ChildProcess) {
  if (!stdout) return;
  for await (const text of createInterface({ input: stdout })) yield said.parse(JSON.parse(text));
}

it('reads every file once though it was killed in the middle', { timeout: 90_000 }, async () => {
  const scanReference = () =>
    scanFolder(
      { db: reference.db, clock: testClock(), line, backlogStories: 3 },
      { location: files.folder },
    );
  await followed(reference.db, 'computer-vision', '301');
  await followed(reference.db, 'ai', '302');

  files.write('known.md', { webUrl: 'https://example.com/known', quality: 30 });
  const first = start('wait');
  for await (const { ready, done } of first.lines) {
    // The first contact has ended: what comes now is news, and is planned.
    if (ready) {
      await scanReference();
      writeFiles();
      first.child.stdin.write('go\n');
    }
    if (done === 100) first.child.kill('SIGKILL');
  }
  if (first.child.signalCode === null) await once(first.child, 'exit');
  expect(first.child.signalCode).toBe('SIGKILL');

  let last: z.infer<typeof said> = {};
  for await (const message of start().lines) last = message;
  expect(last.report?.read).toBe(FILES + 1);
  expect(last.report?.unchanged).toBeGreaterThanOrEqual(100);
  expect(last.report?.new).toBeGreaterThan(0);

  await scanReference();
  const expected = await outcomeOf(reference.db);
  expect(expected.filter((text) => text.startsWith('article '))).toHaveLength(FILES + 1);
  expect(expected.filter((text) => text.startsWith('delivery ')).length).toBeGreaterThan(50);
  expect(new Set(expected).size).toBe(expected.length);
  expect(last.outcome).toEqual(expected);
});
