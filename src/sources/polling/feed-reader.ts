/**
 * Owns the reading of feeds' bytes while the gateway's heart must beat: small ones at once, large ones
 * on a thread, one after the other, each with an end to its time and memory.
 */
import { Worker } from 'node:worker_threads';
import type { FeedDocument } from '../feed/feed-document.ts';
import { FeedError } from '../feed/feed-error.ts';

export type ThreadRequest = { body: Uint8Array; url: string; contentType: string | null };
export type ThreadReply = { document: FeedDocument } | { notAFeed: string };

export type FeedReader = {
  /** @throws FeedError for a body that is no feed, or takes too much to read */
  readFeed: (
    body: Buffer,
    from: { url: string; contentType: string | null },
  ) => FeedDocument | Promise<FeedDocument>;
  close(): Promise<void>;
};

/**
 * Some five milliseconds of parsing: saved feeds of 20 to 30 KB took 5 ms of CPU (median), those of
 * 75 to 100 KB 17 ms, and a sweep may read many of them one after the other.
 */
const SMALL_BYTES = 30_000;
/** The largest that is fetched takes a second or two, on a slow machine ten. */
const LONGEST_MS = 30_000;
const MOST_MEMORY_MB = 384;
/** An idle thread costs 30 MB, to start one a tenth of a second. */
const KEPT_MS = 60_000;

export function createFeedReader(
  { longestMs, smallBytes }: { longestMs: number; smallBytes: number } = {
    longestMs: LONGEST_MS,
    smallBytes: SMALL_BYTES,
  },
): FeedReader {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = thread;
    thread = null;
    await ending?.terminate();
  };

  const readOnThread = async (request: ThreadRequest): Promise<FeedDocument> => {
    clearTimeout(idle);
    thread ??= startThread();
    try {
      const reply = await ask(thread, request, longestMs);
      if ('notAFeed' in reply) throw new FeedError(reply.notAFeed);
      return reply.document;
    } catch (error) {
      if (error instanceof FeedError) throw error;
      await end();
      throw new FeedError('takes too much time or memory to read', { cause: error });
    } finally {
      idle = setTimeout(() => void end(), KEPT_MS).unref();
    }
  };

  return {
    readFeed(body, from) {
      if (body.length <= smallBytes) return readAtOnce(body, from);
      const turn = last.then(() => readOnThread({ body, ...from }));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await end();
      await last;
      await end();
    },
  };
}

/** The parsers are loaded with the first feed: 5 MB and a fifth of a second of a start. */
async function readAtOnce(...args: Parameters<FeedReader['readFeed']>): Promise<FeedDocument> {
  const { parseFeed } = await import('../feed/parse-feed.ts');
  return parseFeed(...args);
}

function startThread(): Worker {
  const isCompiled = import.meta.url.endsWith('.js');
  const file = isCompiled ? './feed-thread-run.js' : './feed-thread-run.ts';
  const run = new URL(file, import.meta.url);
  const worker = new Worker(new URL('../folder/file-thread-start.mjs', import.meta.url), {
    workerData: { run: run.href, isCompiled },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  // Whoever asks hears of it; of an idle one there is nothing to say.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

function ask(thread: Worker, request: ThreadRequest, longestMs: number): Promise<ThreadReply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error('too slow'))), longestMs);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      thread.off('message', answered).off('error', failed).off('exit', ended);
      then();
    };
    const answered = (reply: ThreadReply) => settle(() => resolve(reply));
    const failed = (error: Error) => settle(() => reject(error));
    const ended = () => settle(() => reject(new Error('the thread has ended')));
    thread.on('message', answered).on('error', failed).on('exit', ended);
    thread.postMessage(request);
  });
}
