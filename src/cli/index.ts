/** Owns the list of commands: a new one is a file and a line here. */
import { deliveries } from './commands/deliveries.ts';
import { retry } from './commands/deliveries-retry.ts';
import { ingest } from './commands/ingest.ts';
import { migrate } from './commands/migrate.ts';
import { sandbox } from './commands/sandbox.ts';
import { sources, sourcesList } from './commands/sources.ts';
import { sourcesAdd } from './commands/sources-add.ts';
import { sourcesPause, sourcesRemove, sourcesResume } from './commands/sources-change.ts';
import { sourcesExport } from './commands/sources-export.ts';
import { sourcesImport } from './commands/sources-import.ts';
import { sourcesShow } from './commands/sources-show.ts';
import { sourcesTest } from './commands/sources-test.ts';
import { start } from './commands/start.ts';
import { stories } from './commands/stories.ts';
import { topics } from './commands/topics.ts';
import type { CliCommand } from './definition.ts';

export const cliCommands: readonly CliCommand[] = [
  start,
  sandbox,
  ingest,
  sources,
  sourcesList,
  sourcesAdd,
  sourcesTest,
  sourcesShow,
  sourcesPause,
  sourcesResume,
  sourcesRemove,
  sourcesImport,
  sourcesExport,
  stories,
  topics,
  deliveries,
  retry,
  migrate,
];
