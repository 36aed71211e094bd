#!/usr/bin/env node
/** Owns the process that `keypoint <command>` runs. */
import { runCli } from './run-cli.ts';

await runCli(process.argv.slice(2));
