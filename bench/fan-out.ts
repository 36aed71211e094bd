/**
 * Owns the measure of fair use: one story to 2,000 channels and 20 stories to 10, Discord's limits on,
 * at once and with 30 ms of latency, by Keypoint and by two plain discord.js programs, each in a
 * process of its own. Promises: within 3 % of 50 messages a second, within 5 % of the channels' own
 * limit, no 429, and `/news topic` answered within 300 ms (median) and 1 s (worst) meanwhile.
 *
 * `--smoke` does the same in seconds with a few channels, `--rounds 3` takes medians, `--only keypoint`
 * leaves the others out. On Postgres with TEST_DATABASE_URL and embedded, or embedded alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { print, startChild } from './child.ts';
import type { ClientOrder, ClientReport, Contender } from './fan-out-client.ts';
import { fillOutbox } from './fan-out-outbox.ts';
import type { SandboxOrder, SandboxPlace, SandboxReport } from './fan-out-sandbox.ts';
import { freshDatabase } from './fresh-database.ts';

type Scenario = { channels: number; stories: number; latencyMs: number };
type Program = { name: string; contender: Contender; server: string | undefined };
type Result = ClientReport & SandboxReport;
type Row = { scenario: Scenario; program: string; floor: number; results: Result[] };

/** A second's worth: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit. */
const PER_SECOND = 50;
/** Of a channel, as the sandbox has it. */
const CHANNEL = { messages: 5, seconds: 5 };

export async function benchFanOut(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '1' },
      only: { type: 'string' },
    },
  });
  const scenarios = values.smoke
    ? [scenario(150, 1, 0), scenario(3, 12, 0)]
    : [scenario(2_000, 1, 0), scenario(2_000, 1, 30), scenario(10, 20, 0), scenario(10, 20, 30)];
  const programs = programsOf(values.only);
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-bench-'));
  const rows = scenarios.flatMap((each) =>
    programs.map(({ name }): Row => ({
      scenario: each,
      program: name,
      floor: floorOf(each),
      results: [],
    })),
  );
  // Programs take turns, so that a busy moment of the machine meets all of them.
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const row of rows) {
      const program = programs.find(({ name }) => name === row.program);
      if (!program) continue;
      const result = await measure(folder, row.scenario, program);
      row.results.push(result);
      process.stderr.write(`${row.program}: ${result.seconds.toFixed(1)} s\n`);
    }
  }
  rmSync(folder, { recursive: true });
  report(rows);
}

function scenario(channels: number, stories: number, latencyMs: number): Scenario {
  return { channels, stories, latencyMs };
}

function programsOf(only: string | undefined): Program[] {
  const server = process.env['TEST_DATABASE_URL'];
  const all: Program[] = [
    { name: 'keypoint, embedded', contender: 'keypoint', server: '' },
    { name: 'await channel.send', contender: 'await', server: '' },
    { name: 'Promise.all', contender: 'all', server: '' },
  ];
  if (server) all.unshift({ name: 'keypoint, Postgres', contender: 'keypoint', server });
  return all.filter(({ name }) => name.includes(only ?? ''));
}

/** Seconds in which Discord takes so many messages: of all, and of one channel's. */
function floorOf({ channels, stories }: Scenario): number {
  const ofChannel = (Math.ceil(stories / CHANNEL.messages) - 1) * CHANNEL.seconds;
  return Math.max((channels * stories) / PER_SECOND, ofChannel);
}

let runs = 0;

async function measure(
  folder: string,
  { channels, stories, latencyMs }: Scenario,
  { contender, server }: Program,
): Promise<Result> {
  runs += 1;
  const order: SandboxOrder = { channels, latencyMs };
  const sandbox = startChild('fan-out-sandbox.ts', order);
  const discord = await sandbox.answer<SandboxPlace>();
  const database = await freshDatabase(folder, `fan-out-${runs}`, server);
  const card = await fillOutbox(database.place, { ...discord, stories });
  const clientOrder: ClientOrder = {
    contender,
    discord,
    database: database.place,
    card,
    stories,
  };
  const client = startChild('fan-out-client.ts', clientOrder);
  await client.answer();
  // Only Keypoint has commands.
  if (contender === 'keypoint') sandbox.say('ask');
  const ofClient = await client.answer<ClientReport>();
  sandbox.say('report');
  const ofSandbox = await sandbox.answer<SandboxReport>();
  await client.stop();
  await sandbox.stop();
  await database.drop();
  if (ofSandbox.posts !== channels * stories) {
    throw new Error(`${ofSandbox.posts} messages instead of ${channels * stories}`);
  }
  return { ...ofClient, ...ofSandbox };
}

function report(rows: readonly Row[]): void {
  print(`fan-out, limits on, median of ${rows[0]?.results.length ?? 0} rounds`);
  printLine([
    'program',
    's',
    '÷ floor',
    '429s',
    'CPU s',
    'peak MB',
    'idle',
    'answers: median, worst',
  ]);
  let last: Scenario | undefined;
  for (const { scenario: each, program, floor, results } of rows) {
    const { channels, stories, latencyMs } = each;
    if (each !== last) {
      print(`${stories} × ${channels} channels, ${latencyMs} ms: floor ${floor.toFixed(1)} s`);
    }
    last = each;
    const of = (name: NumberOf, digits = 0) =>
      median(results.map((result) => result[name])).toFixed(digits);
    const ratio = (Number(of('seconds', 3)) / floor).toFixed(3);
    printLine([
      program,
      of('seconds', 1),
      ratio,
      of('limited'),
      of('cpuSeconds', 1),
      of('peakMb'),
      of('idleMb'),
      answersOf(results),
    ]);
  }
  print(JSON.stringify(rows));
}

type NumberOf = {
  [Name in keyof Result]: Result[Name] extends number ? Name : never;
}[keyof Result];

const WIDTHS = [-20, 7, 9, 6, 8, 9, 6];

function printLine(cells: readonly string[]): void {
  const padded = cells.map((cell, index) => {
    const width = WIDTHS[index] ?? 0;
    return width < 0 ? cell.padEnd(-width) : cell.padStart(width);
  });
  print(`  ${padded.slice(0, WIDTHS.length).join('')}   ${padded.slice(WIDTHS.length).join('')}`);
}

function answersOf(results: readonly Result[]): string {
  const answers = results.flatMap(({ answersMs }) => answersMs);
  if (answers.length === 0) return '–';
  const unanswered = results.reduce((sum, result) => sum + result.unanswered, 0);
  const lost = unanswered > 0 ? `, ${unanswered} without` : '';
  return `${median(answers).toFixed(0)}, ${Math.max(...answers)} ms of ${answers.length}${lost}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
