/** Owns reading a scan's files ahead of the database: a few here, many in threads. */
import { availableParallelism } from 'node:os';
import type { JudgeDeps } from '../../ingest/judge.ts';
import type { Clock } from '../../lib/clock.ts';
import { inSlices } from '../../lib/in-slices.ts';
import { batchesToRead } from './bounded-batches.ts';
import { type FileThread, type JudgementParts, startFileThread } from './file-thread.ts';
import type { KnownFile } from './known-files.ts';
import type { FileRequest, PreparedFile } from './prepare-file.ts';
import type { FoundFile } from './walk-folder.ts';

export type FileToRead = FoundFile & {
  path: string;
  /** What was known of it when the scan began. */
  known: KnownFile | undefined;
};

export type FileReading = { file: FileToRead; result: PreparedFile };

type ReadDeps = { clock: Clock; line: JudgeDeps & JudgementParts };

/** A thread takes a quarter of a second to start, in which as many are read here, in slices. */
const FEW_FILES = 400;
/** More would only wait for the database. */
const THREADS = 2;
/** Batches that are read or wait to be stored, of each thread: all that is ever in memory. */
const AHEAD = 1;

/** Yields the files batch by batch, in their order. */
export async function* readAhead(
  deps: ReadDeps,
  { files, perBatch }: { files: readonly FileToRead[]; perBatch: number },
): AsyncGenerator<FileReading[], void> {
  const batches = batchesToRead(files, perBatch);
  if (files.length > FEW_FILES) yield* readInThreads(deps, batches);
  else for (const batch of batches) yield await readHere(deps, batch);
}

/** Reads the files on this thread, in slices. */
export async function readHere(
  { clock, line }: { clock: Clock; line: JudgeDeps },
  files: readonly FileToRead[],
): Promise<FileReading[]> {
  // What reads front matter is loaded with the first file.
  const { prepareFile } = await import('./prepare-file.ts');
  const now = clock.now();
  function* steps(): Generator<undefined, FileReading[]> {
    const readings: FileReading[] = [];
    for (const file of files) {
      readings.push({ file, result: prepareFile(line, toRequest(file), now) });
      yield;
    }
    return readings;
  }
  return inSlices(steps());
}

async function* readInThreads(
  { clock, line }: ReadDeps,
  batches: Iterable<FileToRead[]>,
): AsyncGenerator<FileReading[], void> {
  const threads: FileThread[] = [];
  while (threads.length < Math.min(THREADS, availableParallelism())) {
    threads.push(startFileThread(line));
  }
  const ahead: Promise<FileReading[]>[] = [];
  try {
    for (const batch of batches) {
      const [thread] = threads;
      if (!thread) break;
      threads.push(...threads.splice(0, 1));
      const reading = readIn(thread, batch, clock.now());
      // Whoever takes it is told; nobody may take it when the scan is ended before.
      reading.catch(() => undefined);
      ahead.push(reading);
      if (ahead.length >= threads.length * AHEAD) yield* takeNext(ahead);
    }
    while (ahead.length > 0) yield* takeNext(ahead);
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

async function readIn(thread: FileThread, files: FileToRead[], now: Date): Promise<FileReading[]> {
  const prepared = await thread.prepare(files.map(toRequest), now);
  return files.flatMap((file, index) => {
    const result = prepared[index];
    return result ? [{ file, result }] : [];
  });
}

async function* takeNext(ahead: Promise<FileReading[]>[]): AsyncGenerator<FileReading[], void> {
  const next = await ahead.shift();
  if (next) yield next;
}

/** The line may have rejected what could be read: then it is asked again. */
function toRequest({ path, problem, known }: FileToRead): FileRequest {
  return { path, problem, knownHash: known?.state === 'read' ? known.hash : null };
}
