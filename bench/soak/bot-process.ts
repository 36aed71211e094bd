/** Owns the process of the soak that is measured, as its parent sees it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileOf, HEAP } from '../child.ts';

export type BotOrder =
  /** How far its time is to be ahead of the system's; what comes due on the way is done. */
  | { type: 'move'; aheadMs: number }
  | { type: 'sample' }
  | { type: 'snapshot'; file: string }
  | { type: 'stop' };

export type BotSample = {
  /** What its main thread holds: heap and buffers after two collections. */
  heldMb: number;
  /** Of the whole process, with the embedded database's thread. */
  rssMb: number;
  /** What keeps it alive or will wake it, by kind. */
  handles: Record<string, number>;
  /** All of its life so far. */
  warnings: string[];
  rejections: string[];
};

export type Bot = {
  httpPort: number;
  move(aheadMs: number): Promise<void>;
  sample(): Promise<BotSample>;
  snapshot(file: string): Promise<void>;
  stop(): Promise<void>;
  kill(): void;
};

/** Resolves when it is at work; each call rejects when it ends by itself. */
export async function startBot(env: Record<string, string>, logFile: string): Promise<Bot> {
  const log = openSync(logFile, 'a');
  const child = fork(fileOf('soak/bot.mjs'), [JSON.stringify(env)], {
    execArgv: [HEAP],
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const answer = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`the bot ended; its log is ${logFile}`));
      child.once('exit', ended);
      child.once('message', (message: { answer: T }) => {
        child.off('exit', ended);
        resolve(message.answer);
      });
    });
  const ask = <T>(order: BotOrder): Promise<T> => {
    const asked = answer<T>();
    child.send(order);
    return asked;
  };
  const { httpPort } = await answer<{ httpPort: number }>();
  return {
    httpPort,
    move: (aheadMs) => ask({ type: 'move', aheadMs }),
    sample: () => ask({ type: 'sample' }),
    snapshot: (file) => ask({ type: 'snapshot', file }),
    async stop() {
      await ask({ type: 'stop' });
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
    kill: () => child.kill('SIGKILL'),
  };
}
