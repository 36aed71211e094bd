/** Owns the state on disk: a snapshot and the journal of what changed since. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { messageOf, UserError } from '../../lib/errors.ts';
import { applyChange, type Change } from './changes.ts';
import { openJournal, readJournal } from './journal.ts';
import { readSnapshot, snapshotOf, writeSnapshot } from './snapshot.ts';
import type { Snowflakes } from './snowflake.ts';
import type { State, WritableState } from './state.ts';

/** A journal this large, and larger than the snapshot, is worth a new snapshot. */
const COMPACT_BYTES = 8 * 1024 * 1024;

const journalOf = (file: string): string => `${file}.journal`;

/** What was kept up to the last answered change; undefined without a file, a UserError if damaged. */
export function readStateFile(file: string): { state: WritableState; lastId: string } | undefined {
  const snapshot = readSnapshot(file);
  if (snapshot === undefined) return undefined;
  const { state, journal } = snapshot;
  let { lastId } = snapshot;
  const lines = journal === undefined ? [] : readJournal(journalOf(file), journal);
  for (const line of lines) {
    for (const change of line.changes) applyChange(state, change);
    lastId = line.lastId;
  }
  return { state, lastId };
}

export type StateFile = {
  /** Keeps changes together; they outlive the process, even a killed one, when it returns. */
  append(changes: readonly Change[]): void;
  close(): void;
};

/** Writes the state as it is now, and from then on every change; a UserError where it can't. */
export function openStateFile({
  file,
  state,
  ids,
  compactBytes = COMPACT_BYTES,
}: {
  file: string;
  state: State;
  ids: Snowflakes;
  compactBytes?: number;
}): StateFile {
  const journal = orRefuse(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    return openJournal(journalOf(file));
  });
  let compactAt = -1;
  function compact(): void {
    // Until all of it is done: a failure in between makes the next change begin here again.
    compactAt = -1;
    const name = randomBytes(8).toString('hex');
    const text = snapshotOf(state, ids.last(), name);
    // Killed between the two, the next start sees a journal of another name and leaves it aside.
    writeSnapshot(file, text);
    journal.restart(name);
    compactAt = Math.max(compactBytes, text.length);
  }
  orRefuse(file, compact);
  return {
    append(changes) {
      if (journal.size() > compactAt) compact();
      journal.append({ lastId: ids.last(), changes });
    },
    close() {
      compact();
      journal.remove();
    },
  };
}

function orRefuse<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const reason = messageOf(error);
    throw new UserError(`The sandbox cannot write its state file ${file}: ${reason}`, {
      cause: error,
    });
  }
}
