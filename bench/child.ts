/** Owns the processes that benches start: what is measured shares its process with nothing else. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundle } from '../build.mjs';

export type Child = {
  /** The next line that it prints, as JSON. */
  answer<T>(): Promise<T>;
  say(line: string): void;
  stop(): Promise<void>;
};

/** As `npm start` has it: an engine that may hold more lets garbage lie until it has that much. */
export const HEAP = '--max-old-space-size=1024';

/** @param argument the script's only one, as JSON */
export function startChild(script: string, argument: unknown): Child {
  const file = fileOf(script);
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const args = [HEAP, ...loader, file, JSON.stringify(argument)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async answer() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${script} ended without its answer`);
      return JSON.parse(value);
    },
    say: (line) => child.stdin.write(`${line}\n`),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Of what is measured: a loader of TypeScript costs memory and time of its own. */
const BUNDLED = ['ingest-child.mjs', 'polling-child.mjs', 'soak/bot.mjs'];
const bundles = join(import.meta.dirname, '../dist/bench');

/** What `npm start` runs, and the children that run parts of it, are what `src` says now. */
export async function compile(): Promise<void> {
  execFileSync(process.execPath, ['build.mjs']);
  const entryPoints = BUNDLED.map((file) => join(import.meta.dirname, file));
  await bundle({ entryPoints, outbase: import.meta.dirname, outdir: bundles });
}

/** Where a child's code is, after `compile` where it is bundled. */
export function fileOf(script: string): string {
  return BUNDLED.includes(script)
    ? join(bundles, script.replace(/\.mjs$/, '.js'))
    : join(import.meta.dirname, script);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
