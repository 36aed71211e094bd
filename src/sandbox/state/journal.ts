/** Owns the journal beside the state file: a line for each change, written before it is answered. */
import { appendFileSync, closeSync, ftruncateSync, openSync, rmSync } from 'node:fs';

import { z } from 'zod';

import { ChangeSchema, IdSchema, type Change } from './changes.ts';
import { damaged, readKept } from './snapshot.ts';

const HeaderSchema = z.object({ journal: z.string() });
const LineSchema = z.object({ lastId: IdSchema, changes: z.array(ChangeSchema) });

/** Changes that belong together: all of them are kept, or none. */
export type JournalLine = { lastId: string; changes: readonly Change[] };

/**
 * Lines of the journal with this name, in order. One of another name belongs to an older snapshot,
 * which holds it already. Only the last line can be torn, by a kill in the middle of writing it, and
 * then it was never answered; any other line that can't be read is a UserError.
 */
export function readJournal(file: string, name: string): JournalLine[] {
  const [header = '', ...lines] = (readKept(file) ?? '').split('\n').slice(0, -1);
  try {
    if (header === '' || HeaderSchema.parse(JSON.parse(header)).journal !== name) return [];
    return lines.map((line) => LineSchema.parse(JSON.parse(line)));
  } catch (error) {
    throw damaged(file, error);
  }
}

export type Journal = {
  /** In the file, and so safe from the end of this process, when it returns. Throws when it can't. */
  append(line: JournalLine): void;
  /** Forgets all lines and goes on under a new name. */
  restart(name: string): void;
  /** Characters since the last restart. */
  size(): number;
  /** Closes and deletes it. */
  remove(): void;
};

export function openJournal(file: string): Journal {
  const opened = openSync(file, 'a', 0o600);
  let bytes = 0;
  function write(text: string): void {
    try {
      appendFileSync(opened, text);
    } catch (error) {
      // A line that a full disk cut off would spoil those after it.
      ftruncateSync(opened, bytes);
      throw error;
    }
    bytes += Buffer.byteLength(text);
  }
  return {
    append: (line) => write(`${JSON.stringify(line)}\n`),
    restart(name) {
      ftruncateSync(opened, 0);
      bytes = 0;
      write(`${JSON.stringify({ journal: name })}\n`);
    },
    size: () => bytes,
    remove() {
      closeSync(opened);
      rmSync(file);
    },
  };
}
