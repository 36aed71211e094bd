/** Owns `keypoint ingest`: reads a folder, a file or a feed now, or tells what that would do. */
import { resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { systemClock } from '../../lib/clock.ts';
import type { ScanReport } from '../../sources/folder/scan-folder.ts';
import { BACKLOG_STORIES, readJudgement } from '../../wiring.ts';
import type { CliAnswer, CliCommand } from '../definition.ts';
import { dryRunInWords } from '../dry-run-words.ts';
import { ingestFeed } from '../ingest-feed.ts';
import { progressBar } from '../progress-bar.ts';
import { withDatabase } from '../with-database.ts';

export const ingest: CliCommand = {
  name: 'ingest',
  what: 'Read a folder of Markdown articles, one of them, or a feed into the database now',
  arguments: [{ name: '<path>', what: 'a folder, a .md file, or the address of a feed' }],
  options: [
    { flags: '--dry-run', what: 'write nothing; say of each entry what would happen, and why' },
  ],
  async run({ config, args: [path = '.'], flags }) {
    const isDry = flags.has('dryRun');
    if (/^(?:https?|feed):/i.test(path)) return ingestFeed(config, { address: path, isDry });
    return isDry ? dryRun(config, path) : scan(config, path);
  },
};

async function scan(config: Config, path: string): Promise<CliAnswer> {
  // Half of the command line's start, for one of its commands.
  const { scanFolder } = await import('../../sources/folder/scan-folder.ts');
  const signal = onInterrupt();
  const report = await withDatabase(config, (db, kind) =>
    scanFolder(
      { ...depsOf(config), db, kind, signal },
      { location: resolve(path), onProgress: progressBar(process.stderr) },
    ),
  );
  if (signal.aborted && process.stderr.isTTY) process.stderr.write('\n');
  const { newlyRejected: _newly, droppedRelated: _dropped, ...json } = report;
  return { json, text: inWords(report) };
}

async function dryRun(config: Config, path: string): Promise<CliAnswer> {
  const { dryRunFolder } = await import('../../sources/manage/dry-run-folder.ts');
  const dry = await withDatabase(config, (db) =>
    dryRunFolder(
      { ...depsOf(config), db },
      { location: resolve(path), onProgress: progressBar(process.stderr) },
    ),
  );
  const { report, ...json } = dry;
  return { json, text: dryRunInWords(dry, `${report.read} files; ${BATCHES}`) };
}

const BATCHES = 'they are judged in batches that do not see each other.';

function depsOf(config: Config) {
  const { line } = readJudgement(config);
  const backlogStories = config.BACKLOG_STORIES ?? BACKLOG_STORIES;
  return { clock: systemClock, line, backlogStories };
}

/** Ctrl-C ends it after the batch under way; the second time at once. */
function onInterrupt(): AbortSignal {
  const ending = new AbortController();
  process.once('SIGINT', () => {
    process.exitCode = 130;
    ending.abort();
  });
  return ending.signal;
}

function inWords(report: ScanReport): string {
  const { read, updated, unchanged, held, retracted, rejected, stories, seconds } = report;
  return [
    `${read} files in ${seconds} s: ${report.new} new (${held} held under the quality bar), ` +
      `${updated} updated, ${unchanged} unchanged, ${retracted} retracted, ${rejected.length} rejected.`,
    `${stories} stories made or changed.`,
    ...rejected.map(
      ({ file, line, reason }) => `  ${file}${line === null ? '' : `:${line}`} ${reason}`,
    ),
  ].join('\n');
}
