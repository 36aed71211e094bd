/**
 * Owns the measure of the sandbox: message posts a second over HTTP with limits off, from this process
 * to one of its own, beside a bare server that reads and answers JSON of the same size, which is the
 * floor, in rounds of one run.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const POSTS = 2_000;
const ROUNDS = 5;
/** Posts under way at a time. */
const SENDERS = 8;

type Target = { url: string; token: string };

export async function benchSandbox(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const kinds = {
    floor: ['floor'],
    memory: ['sandbox'],
    'state file': ['sandbox', join(folder, 'state.json')],
  };
  const servers = await Promise.all(
    Object.entries(kinds).map(async ([name, args]) => ({ name, ...(await start(args)) })),
  );
  const rates: Record<string, number[]> = { floor: [], memory: [], 'state file': [] };
  // The first round is for the compiler of the engine. Kinds take turns, so that a busy moment of the
  // machine meets all of them.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, target } of servers) {
      const rate = await posts(target, POSTS);
      if (round > 0) rates[name]?.push(rate);
    }
  }
  for (const { child } of servers) child.kill();
  rmSync(folder, { recursive: true });
  const median = (name: string) =>
    rates[name]?.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  print(
    `sandbox: ${POSTS} posts by ${SENDERS} senders, median of ${ROUNDS} rounds, posts a second`,
  );
  for (const name of Object.keys(kinds)) {
    const share = median('floor') / median(name);
    print(
      `  ${name.padEnd(12)} ${median(name).toFixed(0).padStart(7)}  (floor ÷ ${share.toFixed(1)})`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(args: string[]): Promise<{ child: ChildProcess; target: Target }> {
  const file = join(import.meta.dirname, 'sandbox-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the bench's server ended with ${code}`)));
  });
  const target: Target = JSON.parse(line);
  return { child, target };
}

/** Posts a second. */
async function posts(target: Target, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  let next = 0;
  async function sender(): Promise<void> {
    while (next < count) {
      next += 1;
      await post(target, agent, next);
    }
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: SENDERS }, sender));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return count / seconds;
}

/** A card as Keypoint sends it. */
function card(at: number): string {
  return JSON.stringify({
    embeds: [
      {
        title: `A story of some length that many outlets tell, number ${at}`,
        description: 'What happened, in two sentences. '.repeat(8),
        url: `https://example.org/${at}`,
        fields: [{ name: 'Also covered by', value: 'One, two and three others' }],
        footer: { text: 'heat 149' },
      },
    ],
    components: [
      {
        type: 1,
        components: [{ type: 2, style: 2, label: 'Related', custom_id: `related:${at}` }],
      },
    ],
    allowed_mentions: { parse: [] },
    nonce: `${process.pid}-${at}-${performance.now().toFixed(0)}`.slice(-25),
    enforce_nonce: true,
  });
}

function post({ url, token }: Target, agent: Agent, at: number): Promise<void> {
  const body = card(at);
  const headers = {
    authorization: `Bot ${token}`,
    'user-agent': 'DiscordBot (http://127.0.0.1, 1)',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume();
      response.once('end', resolve);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
