/** Owns the short form of the proof of once-only delivery; `npm run bench -- chaos` is the long one. */
import { beforeAll, expect, inject, it } from 'vitest';
import { bundleScripts, type Scripts } from '../../bench/chaos/bundle.ts';
import type { ChaosResult } from '../../bench/chaos/result.ts';
import { runChaos } from '../../bench/chaos/run.ts';
import { SHORT } from '../../bench/chaos/scales.ts';
import { createOnServer, fillDataFolder } from '../support/database.ts';

const server = inject('postgresUrl');
/** It takes one minute on a quiet machine; this only ends a run that hangs. */
const HANGS_AFTER_MS = 400_000;
let scripts: Scripts;

beforeAll(async () => {
  scripts = await bundleScripts();
});

const run = (databaseUrl: string | null) =>
  runChaos({ seed: 1, scale: SHORT, scripts, databaseUrl, fillDataFolder });

function expectPeace(result: ChaosResult): void {
  expect(result.violations).toEqual([]);
  expect(result).toMatchObject({ duplicates: 0, losses: 0, kills: SHORT.kills });
  expect(result.posts).toBeGreaterThan(SHORT.stories);
  expect(result.edits).toBeGreaterThan(0);
  expect(Object.keys(result.faults)).toContain('lost');
}

// Each run of the suite plays it on its own database.
it.runIf(server === '')(
  'repeats and loses nothing on the embedded database, killed while Discord fails',
  async () => {
    const result = await run(null);
    expect(result.seed).toBe(1);
    expectPeace(result);
  },
  HANGS_AFTER_MS,
);

it.runIf(server !== '')(
  'repeats and loses nothing with three processes on a server, killed while Discord fails',
  async () => {
    const { url, drop } = await createOnServer(server);
    const result = await run(url);
    await drop();
    expect(result.seed).toBe(1);
    expectPeace(result);
  },
  HANGS_AFTER_MS,
);
