/** Owns one process of Keypoint in the fleet bench: what `npm start` runs, with settings of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ended } from '../chaos/ended.ts';

export type Bot = {
  name: string;
  /** Where it answers by HTTP; null when it does not. */
  url: string | null;
  /** Asks it to end, and waits for that. Answers how long it took, in milliseconds. */
  stop(): Promise<number>;
};

const children = new Set<ChildProcess>();
// Whatever ends the bench: nobody is left behind.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

type Line = { msg?: string; port?: number };

/** Resolves when it says that it is ready. @throws when it ends before */
export async function startBot(args: {
  name: string;
  env: Readonly<Record<string, string>>;
  logFile: string;
  /** Hears that it ended by itself. */
  onLost: (what: string) => void;
}): Promise<Bot> {
  const { name, env, logFile, onLost } = args;
  const child = spawn(process.execPath, ['--max-old-space-size=1024', 'dist/main.js'], {
    env: { PATH: process.env['PATH'], LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  children.add(child);
  let isAsked = false;
  const ports: number[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) => {
      const what = `${name} ended by itself (${code ?? signal}); see ${logFile}`;
      reject(new Error(what));
      if (!isAsked) onLost(what);
    });
    createInterface({ input: child.stdout }).on('line', (text) => {
      const { msg = '', port: at } = read(text);
      if (at !== undefined) ports.push(at);
      if (msg.startsWith('Keypoint is ready')) resolve();
    });
  });
  const [port] = ports;
  return {
    name,
    url: port === undefined ? null : `http://127.0.0.1:${port}`,
    async stop() {
      isAsked = true;
      const begun = performance.now();
      child.kill('SIGTERM');
      await ended(child);
      return performance.now() - begun;
    },
  };
}

function read(text: string): Line {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
