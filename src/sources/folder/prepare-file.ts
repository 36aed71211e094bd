/** Owns all that becomes of a file without the database: read, parsed, judged, in any thread. */
import type { JudgeDeps } from '../../ingest/judge.ts';
import { type PreparedEntry, prepareEntry } from '../../ingest/prepare-entry.ts';
import { type RejectedFile, readArticleFile } from './article-file.ts';

export type FileRequest = {
  path: string;
  /** Why it cannot even be opened; null for a file to read. */
  problem: string | null;
  /** What it held when it was read before; null when that is to be judged again. */
  knownHash: string | null;
};

/** Plain data, as it travels between threads. */
export type PreparedFile =
  | {
      status: 'ok';
      hash: string;
      prepared: PreparedEntry;
      /** Taken back by its publisher. */
      isRemoved: boolean;
      droppedRelated: number;
    }
  | { status: 'same'; hash: string }
  | RejectedFile;

/** @param now when it is read: dates far ahead of it are none */
export function prepareFile(
  judge: JudgeDeps,
  { path, problem, knownHash }: FileRequest,
  now: Date,
): PreparedFile {
  if (problem !== null) return { status: 'rejected', line: null, reason: problem, hash: null };
  const result = readArticleFile({ path, knownHash });
  if (result.status !== 'ok') return result;
  const { hash, entry, droppedRelated } = result;
  const prepared = prepareEntry(judge, { entry, now });
  return { status: 'ok', hash, prepared, isRemoved: entry.removed, droppedRelated };
}
