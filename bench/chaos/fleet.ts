/** Owns the processes that run Keypoint: started, killed with -9, started again, and their time. */
import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { ended } from './ended.ts';
import { isReport, type Order, type WorkerSettings } from './protocol.ts';

export type Fleet = {
  count: number;
  /** Resolves when all are at work. */
  ready(): Promise<void>;
  /** Kills it, and starts another in its place. */
  kill(slot: number): Promise<void>;
  /** All at once, as when the power goes; none is started. */
  killAll(): Promise<void>;
  start(slot: number): Promise<void>;
  /** Ends all after what is under way. */
  stop(): Promise<void>;
  /** Their time goes on from this far ahead of the system's. */
  setAhead(aheadMs: number): void;
  /** What ended by itself, and why. */
  problems: string[];
};

type Worker = { child: ChildProcess; ready: Promise<void> };

export function createFleet(args: {
  script: string;
  count: number;
  env: Record<string, string>;
  logFile: (slot: number) => string;
}): Fleet {
  const { script, count, env, logFile } = args;
  const workers: (Worker | undefined)[] = Array.from({ length: count }, () => undefined);
  const problems: string[] = [];
  const expected = new WeakSet<ChildProcess>();
  let aheadMs = 0;

  const startOne = (slot: number): void => {
    const settings: WorkerSettings = { env, aheadMs };
    const log = openSync(logFile(slot), 'a');
    const child = fork(script, [JSON.stringify(settings)], {
      execArgv: [],
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    const isReady = new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (!isReport(message)) return;
        if (message.type === 'ready') resolve();
        else problems.push(`worker ${slot + 1} gave up: ${message.message}`);
      });
      child.once('exit', (code, signal) => {
        resolve();
        if (expected.has(child)) return;
        problems.push(`worker ${slot + 1} ended by itself (${code ?? signal})`);
        // The run goes on, so that its end is judged too.
        if (problems.length < 10) startOne(slot);
      });
    });
    workers[slot] = { child, ready: isReady };
  };

  const endOne = async (slot: number, signal: NodeJS.Signals): Promise<void> => {
    const child = workers[slot]?.child;
    if (!child) return;
    expected.add(child);
    workers[slot] = undefined;
    const end = ended(child);
    child.kill(signal);
    await end;
  };
  const slots = workers.map((_, slot) => slot);
  const endAll = async (signal: NodeJS.Signals): Promise<void> => {
    await Promise.all(slots.map((slot) => endOne(slot, signal)));
  };

  const ready = async (): Promise<void> => {
    await Promise.all(workers.flatMap((worker) => worker?.ready ?? []));
  };

  return {
    count,
    problems,
    async kill(slot) {
      await endOne(slot, 'SIGKILL');
      startOne(slot);
    },
    killAll: () => endAll('SIGKILL'),
    async start(slot) {
      startOne(slot);
      await workers[slot]?.ready;
    },
    ready,
    stop: () => endAll('SIGTERM'),
    setAhead(ms) {
      aheadMs = ms;
      const order: Order = { aheadMs };
      for (const worker of workers) {
        // One that dies at this moment hears nothing, and need not.
        if (worker?.child.connected) worker.child.send(order, () => undefined);
      }
    },
  };
}
