/** Owns the connection to the database thread: queries in order, one transaction at a time. */
import { chmodSync, renameSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

type QueryOptions = { rowMode?: 'array' | 'object' };
type QueryResult = { rows: unknown[]; affectedRows?: number };
type Reply = { id: number; result?: QueryResult; error?: { message: string } };

type Queryable = {
  query(sql: string, params?: unknown[], options?: QueryOptions): Promise<QueryResult>;
};

export type PgliteThread = Queryable & {
  transaction<T>(run: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
  /** Ends it at once, as a kill -9 would; what waits is refused. */
  kill(): void;
};

/**
 * Starts the thread and waits until the database in `folder` answers.
 * @param onDeath called when the thread ends by itself
 */
export async function startPgliteThread(
  folder: string,
  onDeath: (reason: string) => void = () => undefined,
): Promise<PgliteThread> {
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
    workerData: { folder },
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });

  const waiting = new Map<number, (reply: Reply) => void>();
  let died: Error | null = null;
  let isClosing = false;
  let lastId = 0;
  worker.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  const refuseAll = (cause?: unknown) => {
    died = new Error('The embedded database has stopped', { cause });
    const { message } = died;
    for (const [id, settle] of waiting) settle({ id, error: { message } });
    waiting.clear();
  };
  worker.on('error', refuseAll);
  worker.on('exit', () => {
    if (!died) refuseAll();
    if (!isClosing) onDeath('the embedded database has stopped');
  });

  const ask = (request: Record<string, unknown>) =>
    new Promise<QueryResult>((resolve, reject) => {
      if (died) {
        reject(died);
        return;
      }
      const id = ++lastId;
      waiting.set(id, ({ result, error }) => {
        if (error) reject(Object.assign(new Error(error.message), error));
        else resolve(result ?? { rows: [] });
      });
      worker.postMessage({ id, ...request });
    });
  // Of drizzle's options only the row mode can travel; the thread has the same parsers.
  const query: Queryable['query'] = (sql, params, options) =>
    ask({ sql, params, rowMode: options?.rowMode });

  // There is one session: what is not of the running transaction waits until it has ended.
  let lastTurn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = lastTurn.then(run, run);
    lastTurn = turn.catch(() => undefined);
    return turn;
  };

  return {
    query: (sql, params, options) => inTurn(() => query(sql, params, options)),
    transaction: (run) =>
      inTurn(async () => {
        await query('begin');
        try {
          const result = await run({ query });
          await query('commit');
          return result;
        } catch (error) {
          await query('rollback');
          throw error;
        }
      }),
    close: () =>
      inTurn(async () => {
        isClosing = true;
        if (!died) await ask({ close: true });
        await worker.terminate();
      }),
    kill() {
      isClosing = true;
      void worker.terminate();
    },
  };
}

/**
 * Makes the database in `folder` in a thread that ends afterwards: making it takes 700 MB, which a
 * thread's end gives back.
 */
export async function makePgliteFolder(folder: string): Promise<void> {
  const making = `${folder}.making`;
  // One that was killed half-way is made anew: the name appears only when it is whole.
  rmSync(making, { recursive: true, force: true });
  const thread = await startPgliteThread(making);
  await thread.close();
  // Its files are made for everybody to read and to write: who reads what is in them.
  chmodSync(making, 0o700);
  renameSync(making, folder);
}
