/** Owns the processes that benches start: what is measured shares its process with nothing else. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Child = {
  /** The next line that it prints, as JSON. */
  answer<T>(): Promise<T>;
  say(line: string): void;
  stop(): Promise<void>;
};

/** @param argument the script's only one, as JSON */
export function startChild(script: string, argument: unknown): Child {
  const file = join(import.meta.dirname, script);
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const args = [...loader, file, JSON.stringify(argument)];
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

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
