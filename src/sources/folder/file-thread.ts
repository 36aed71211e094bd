/** Owns a thread that prepares files, so that parsing never holds up the gateway's heartbeat. */
import { Worker } from 'node:worker_threads';
import type { Outlet } from '../../quality/outlets.ts';
import type { QualityWeights } from '../../quality/weights.ts';
import type { Taxonomy, Topic } from '../../topics/taxonomy.ts';
import type { FileRequest, PreparedFile } from './prepare-file.ts';

/** What a judgement is made from: functions cannot travel. */
export type Judgement = Omit<JudgementParts, 'taxonomy'> & { topics: readonly Topic[] };

export type JudgementParts = {
  taxonomy: Taxonomy;
  outlets: readonly Outlet[];
  qualityWeights: QualityWeights;
  qualityBar: number;
};

export type ThreadRequest = { id: number; files: readonly FileRequest[]; now: Date };
export type ThreadReply = { id: number; prepared: PreparedFile[] };

export type FileThread = {
  /** In the order of `files`. */
  prepare(files: readonly FileRequest[], now: Date): Promise<PreparedFile[]>;
  stop(): Promise<void>;
};

type Waiting = { resolve: (prepared: PreparedFile[]) => void; reject: (error: unknown) => void };

/** What a thread makes lives for one batch, of 8 MB: left alone, V8 lets two hold 90 MB more. */
const HEAP = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

export function startFileThread({
  taxonomy,
  outlets,
  qualityWeights,
  qualityBar,
}: JudgementParts): FileThread {
  const judgement: Judgement = { topics: taxonomy.topics, outlets, qualityWeights, qualityBar };
  const isCompiled = import.meta.url.endsWith('.js');
  const run = new URL(
    isCompiled ? './file-thread-run.js' : './file-thread-run.ts',
    import.meta.url,
  );
  const worker = new Worker(new URL('./file-thread-start.mjs', import.meta.url), {
    workerData: { run: run.href, isCompiled, judgement },
    resourceLimits: HEAP,
  });
  const waiting = new Map<number, Waiting>();
  let death: Error | null = null;
  let lastId = 0;
  worker.on('message', ({ id, prepared }: ThreadReply) => {
    waiting.get(id)?.resolve(prepared);
    waiting.delete(id);
  });
  const die = (cause?: unknown) => {
    death ??= new Error('the thread that reads files has ended', { cause });
    for (const { reject } of waiting.values()) reject(death);
    waiting.clear();
  };
  worker.on('error', die);
  worker.on('exit', () => die());

  return {
    prepare(files, now) {
      return new Promise((resolve, reject) => {
        if (death) {
          reject(death);
          return;
        }
        const request: ThreadRequest = { id: ++lastId, files, now };
        waiting.set(request.id, { resolve, reject });
        worker.postMessage(request);
      });
    },
    async stop() {
      await worker.terminate();
    },
  };
}
