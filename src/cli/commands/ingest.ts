/** Owns `keypoint ingest`: reads a folder or a file of articles now. */
import { resolve } from 'node:path';
import { systemClock } from '../../lib/clock.ts';
import type { ScanReport } from '../../sources/folder/scan-folder.ts';
import { BACKLOG_STORIES, readJudgement } from '../../wiring.ts';
import type { CliCommand } from '../definition.ts';
import { withDatabase } from '../with-database.ts';

export const ingest: CliCommand = {
  name: 'ingest',
  what: 'Read a folder of Markdown articles, or one, into the database',
  arguments: [{ name: '<path>', what: 'a folder or a .md file' }],
  async run({ config, args: [path = '.'] }) {
    // Half of the command line's start, for one of its commands.
    const { scanFolder } = await import('../../sources/folder/scan-folder.ts');
    const { line } = readJudgement(config);
    const backlogStories = config.BACKLOG_STORIES ?? BACKLOG_STORIES;
    const report = await withDatabase(config, (db, kind) =>
      scanFolder(
        { db, kind, clock: systemClock, line, backlogStories },
        { location: resolve(path), onProgress: showProgress },
      ),
    );
    const { newlyRejected: _newly, droppedRelated: _dropped, ...json } = report;
    return { json, text: inWords(report) };
  },
};

/** A line that rewrites itself, on a terminal only. */
function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done} of ${all} files read${done === all ? '\n' : ''}`);
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
