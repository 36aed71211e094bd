/** Owns the process that `npm start` runs. */
import { runCli } from './cli/run-cli.ts';

await runCli(['start']);
