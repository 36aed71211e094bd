/**
 * Owns the replay: snapshots of feeds over months polled in the order of time through the whole bot
 * with a moved clock, against the list of what was new on which day. Promise: no link is posted twice
 * and none is missed; edits reach the cards; a first poll posts its newest few.
 *
 * `npm run bench -- replay [folder or .tar.xz]`, of `<feed>/<time>.xml` and `<feed>.gold.json`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDatabase } from '../src/db/client.ts';
import { freshDatabase } from './fresh-database.ts';
import { playReplay } from './replay/play.ts';
import { faultsOf, type FeedVerdict, type Verdict } from './replay/verdict.ts';

const DEFAULT = '../shared/data/feeds/replay.tar.xz';

export async function benchReplay([given]: readonly string[]): Promise<void> {
  const from = resolve(given ?? DEFAULT);
  if (!existsSync(from)) {
    if (given) throw new Error(`there is no ${from}`);
    process.stdout.write('replay: no snapshots are here; name a folder or a .tar.xz of them\n');
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'keypoint-replay-'));
  const database = await freshDatabase(scratch, 'replay');
  const { db, close } = await openDatabase(database.place);
  try {
    const folder = statSync(from).isDirectory() ? from : unpack(from, join(scratch));
    const started = performance.now();
    const verdict = await playReplay(db, { folder, onPoll: showProgress });
    report(verdict, (performance.now() - started) / 1_000);
    if (faultsOf(verdict).length > 0) process.exitCode = 1;
  } finally {
    await close();
    await database.drop();
    rmSync(scratch, { recursive: true });
  }
}

/** Answers the folder in which the gold files are, which may be below the archive's own top. */
function unpack(archive: string, into: string): string {
  execFileSync('tar', ['-xf', archive, '-C', into]);
  const folders = [into, ...readdirSync(into).map((name) => join(into, name))];
  const found = folders.find(
    (folder) =>
      statSync(folder).isDirectory() &&
      readdirSync(folder).some((name) => name.endsWith('.gold.json')),
  );
  if (found === undefined) throw new Error(`${archive} has no gold files`);
  return found;
}

/** On a terminal always the same line; else a line now and then, for it takes minutes. */
function showProgress(done: number, all: number): void {
  const { isTTY } = process.stderr;
  if (!isTTY && done % 100 !== 0 && done !== all) return;
  process.stderr.write(
    `${isTTY ? '\r' : ''}${done} of ${all} polls${isTTY && done < all ? '' : '\n'}`,
  );
}

type Column = [name: string, value: (feed: FeedVerdict) => number];

const COLUMNS: Column[] = [
  ['polls', ({ counts }) => counts.polls],
  ['read', ({ counts }) => counts.read],
  ['gold', ({ gold }) => gold],
  ['articles', ({ articles }) => articles],
  ['missed', ({ missed, unposted }) => missed.length + unposted.length],
  ['extra', ({ extra, wrongDay }) => extra.length + wrongDay.length],
  ['edits', ({ counts }) => counts.updated],
  ['first', ({ firstInChannel }) => firstInChannel],
  ['archive', ({ counts }) => counts.archived],
  ['posted', ({ posted }) => posted],
  ['edited', ({ edited }) => edited],
  ['stale', ({ stale }) => stale.length],
  ['held', ({ held }) => [...held.values()].reduce((sum, count) => sum + count, 0)],
];

function report(verdict: Verdict, seconds: number): void {
  const { feeds, reposts, messages } = verdict;
  const width = Math.max(...feeds.map(({ name }) => name.length)) + 2;
  const head = COLUMNS.map(([name]) => name.padStart(9)).join('');
  const lines = [
    `replay of ${feeds.length} feeds in ${seconds.toFixed(0)} s: ${messages} messages, ${reposts.length} reposts`,
    ''.padEnd(width) + head,
    ...feeds.map(
      (feed) =>
        feed.name.padEnd(width) + COLUMNS.map(([, value]) => `${value(feed)}`.padStart(9)).join(''),
    ),
    ...feeds.flatMap(({ name, held }) =>
      [...held].map(([reason, count]) => `  ${name}: ${count} held: ${reason}`),
    ),
    ...faultsOf(verdict).map((fault) => `  FAULT ${fault}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
