/** Owns the process of the chaos run that is Discord. Takes its state file, its seed file and its port. */
import { readFileSync } from 'node:fs';
import { createSandbox, type SandboxSeed } from '../../src/sandbox/sandbox.ts';

const [stateFile = '', seedFile = '', port = '0'] = process.argv.slice(2);
const seed: SandboxSeed = JSON.parse(readFileSync(seedFile, 'utf8'));
const { apiUrl, pageUrl, token, botUserId, ids } = await createSandbox({
  stateFile,
  seed,
  port: Number(port),
  // What Discord refuses is injected: its own limits would make of a minute an hour.
  limits: false,
  // Workers are killed more often than a bot may start in a day.
  sessionStarts: 1_000_000,
  // Its time leaps ahead of the bots', who would all be found dead.
  heartbeatIntervalMs: 3_600_000,
});
process.on('disconnect', () => process.exit(0));
process.send?.(JSON.stringify({ apiUrl, pageUrl, token, botUserId, ids }));
