/** Owns how far apart the edits of one message are, and how old a message may be for one. */
import { type SQL, sql } from 'drizzle-orm';
import { deliveries } from './tables.ts';

/** Edits of one message are at least this far apart: coverage comes in bursts. */
export const EDIT_PAUSE_MS = 2 * 60 * 1_000;
/** Discord counts edits of messages that are older than an hour, and refuses too many (30046). */
export const SLOW_EDIT_PAUSE_MS = 10 * 60 * 1_000;
const SLOW_AFTER_MS = 60 * 60 * 1_000;

/** Nobody scrolls back further for coverage; what is wrong in a message is put right for longer. */
export const COVERAGE_EDIT_MS = 3 * 24 * 60 * 60 * 1_000;
export const CORRECTION_EDIT_MS = 30 * 24 * 60 * 60 * 1_000;

/** What follows an edit, or the first post when `sentAt` is null. */
export function editPauseMs(sentAt: Date | null, now: Date): number {
  const isSlow = sentAt !== null && now.getTime() - sentAt.getTime() >= SLOW_AFTER_MS;
  return isSlow ? SLOW_EDIT_PAUSE_MS : EDIT_PAUSE_MS;
}

/** As it holds for a row at `at`. */
export function editPause(at: SQL): SQL {
  return sql`(case when ${deliveries.sentAt} <= ${at} - ${milliseconds(SLOW_AFTER_MS)}
    then ${milliseconds(SLOW_EDIT_PAUSE_MS)} else ${milliseconds(EDIT_PAUSE_MS)} end)`;
}

/**
 * When a settled row's message may be edited: `due_at` says so, but for one that was last written
 * when it was younger than an hour and is older now.
 */
export function editableFrom(at: SQL): SQL {
  const untilSlow = sql`(${deliveries.sentAt} + ${milliseconds(SLOW_AFTER_MS + EDIT_PAUSE_MS)})`;
  return sql`(case when ${deliveries.sentAt} <= ${at} - ${milliseconds(SLOW_AFTER_MS)}
      and ${deliveries.dueAt} < ${untilSlow}
    then ${deliveries.dueAt} + ${milliseconds(SLOW_EDIT_PAUSE_MS - EDIT_PAUSE_MS)}
    else ${deliveries.dueAt} end)`;
}

function milliseconds(ms: number): SQL {
  return sql.raw(`interval '${ms} milliseconds'`);
}
