/** Owns `keypoint ingest`: reads a folder, a file or a feed now, or tells what that would do. */
import { resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { systemClock } from '../../lib/clock.ts';
import { terminalText } from '../../lib/terminal-text.ts';
import { visibleText } from '../../lib/visible-text.ts';
import type { ScanReport } from '../../sources/folder/scan-folder.ts';
import { BACKLOG_STORIES, readJudgement } from '../../wiring.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { dryRunInWords } from '../dry-run-words.ts';
import { progressBar } from '../progress-bar.ts';
import { wrapLines } from '../terminal-width.ts';
import { counted } from '../text-table.ts';
import { withDatabase } from '../with-database.ts';

export async function ingest({ config, args: [path = '.'], flags }: CliCall): Promise<CliAnswer> {
  const isDry = flags.has('dryRun');
  // What reads feeds and what reads folders are both large, and each is of no use to the other.
  if (/^(?:https?|feed):/i.test(path)) {
    const { ingestFeed } = await import('../ingest-feed.ts');
    return ingestFeed(config, { address: path, isDry });
  }
  return isDry ? dryRun(config, path) : scan(config, path);
}

async function scan(config: Config, path: string): Promise<CliAnswer> {
  const { scanFolder } = await import('../../sources/folder/scan-folder.ts');
  const signal = onInterrupt();
  const report = await withDatabase(config, (db, kind) =>
    scanFolder(
      { ...depsOf(config), db, kind, signal },
      {
        location: resolve(path),
        onProgress: progressBar(process.stderr, 'files'),
        onPlacing: progressBar(process.stderr, 'articles compared'),
      },
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
      { location: resolve(path), onProgress: progressBar(process.stderr, 'files') },
    ),
  );
  const { report, batches, ...json } = dry;
  const found = `${counted(report.read, 'file', 'files')} found.`;
  return { json, text: dryRunInWords(dry, batches > 1 ? `${found} ${BATCHES}` : found) };
}

const BATCHES =
  'They were judged in batches that do not see each other, so that a story may be told as two.';

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
  return wrapLines([
    `${counted(read, 'file', 'files')} in ${seconds} s: ${report.new} new (${held} held under the quality bar), ` +
      `${updated} updated, ${unchanged} unchanged, ${retracted} retracted, ${rejected.length} rejected.`,
    `${counted(stories, 'story', 'stories')} made or changed.`,
    ...rejected.map(({ file, line, reason }) => {
      const place = `${terminalText(file)}${line === null ? '' : `:${line}`}`;
      return `  ${place} ${visibleText(reason)}`;
    }),
  ]);
}
